/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A user's own folder over the catalogue that ships with the program. */

#include "lds-catalogue-check.h"
#include "lds-catalogue-facts.h"
#include "lds-country.h"
#include "lds-heading.h"
#include "lds-words.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

#define PROVENANCE "\tour own\t2026-11\tC\n"

#define YTTRIUM \
  "[control]\nid=xx-made-up\ntitle=Made up\nshort_title=made up\nannounced=2026-01-01\n" \
  "in_force=2026-01-02\nelements=Y\nforms=oxide;metal\nsource=our own\ndate=2026-01\n" \
  "confidence=C\n"

typedef struct
{
  char  *path;
  GFile *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *controls = NULL;

  fixture->path = g_dir_make_tmp ("lodestone-overlay-XXXXXX", NULL);
  fixture->folder = g_file_new_for_path (fixture->path);
  controls = g_build_filename (fixture->path, "controls", NULL);
  g_assert_cmpint (g_mkdir (controls, 0700), ==, 0);
}

static void
empty (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        empty (child);
      else
        g_assert_cmpint (g_unlink (child), ==, 0);
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *controls = g_build_filename (fixture->path, "controls", NULL);

  empty (fixture->path);
  g_assert_cmpint (g_rmdir (controls), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);
  g_clear_object (&fixture->folder);
  g_free (fixture->path);
}

static void
put (const Fixture *fixture,
     const char    *name,
     const char    *text)
{
  g_autofree char *path = g_build_filename (fixture->path, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static LdsCatalogue *
load (const Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  LdsCatalogue *catalogue = lds_catalogue_load_overlaid (fixture->folder, &error);

  g_assert_no_error (error);

  return catalogue;
}

static const LdsWord *
find_word (LdsCatalogue *catalogue,
           const char   *words,
           guint        *n_found)
{
  guint n;
  const LdsWord *all = lds_catalogue_get_words (catalogue, &n);
  const LdsWord *found = NULL;

  *n_found = 0;
  for (guint i = 0; i < n; i++)
    if (g_ascii_strcasecmp (all[i].words, words) == 0)
      {
        found = &all[i];
        (*n_found)++;
      }

  return found;
}

static void
test_rows_replace_and_add (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (LdsCatalogue) catalogue = NULL;
  const LdsMaterial *material;
  guint n;

  put (fixture, "materials.tsv",
       "id\tname\tkind\tform\tstage\tholds\tgrade_unknown\tsource\tdate\tconfidence\n"
       "alnico\tour alnico\tmagnet\tmagnet\tmagnet\tnone\tno" PROVENANCE
       "our-alloy\tour alloy\talloy\talloy\talloy\trare-earth\tno" PROVENANCE);
  put (fixture, "compositions.tsv",
       "material\telement\tlow_percent\thigh_percent\tcounts\tsource\tdate\tconfidence\n"
       "our-alloy\tY\t2\t4\tyes" PROVENANCE "ndfeb-sintered\tNd\t29\t30\tyes" PROVENANCE);
  put (fixture, "words.tsv",
       "target\tstyle\twords\tsource\tdate\tconfidence\n"
       "our-alloy\tword\tfrobalite" PROVENANCE
       "alnico\tword\tNDFEB" PROVENANCE
       "our-alloy\tword\tmagnet wire" PROVENANCE);
  put (fixture, "shares.tsv",
       "stage\tshare\tsource\tdate\tconfidence\nmagnet\t0.5" PROVENANCE "alloy\t0.25" PROVENANCE);
  put (fixture, "entities.tsv",
       "name\talso\tlist\tcontrol\tlisted\tsource\tdate\tconfidence\n"
       "Frobisher Magnets\t-\tcontrol\tcn-mofcom-2026-11\tyes" PROVENANCE);
  put (fixture, "hs.tsv",
       "code\tmeaning\ttarget\tsource\tdate\tconfidence\n850519\tours\tour-alloy" PROVENANCE);
  put (fixture, "headings.tsv", "field\tlanguage\theading\npart_number\ten\tFrobnication\n");
  catalogue = load (fixture);

  material = lds_catalogue_find_material (catalogue, "alnico");
  g_assert_cmpstr (material->name, ==, "our alnico");
  material = lds_catalogue_find_material (catalogue, "our-alloy");
  g_assert_cmpuint (material->n_shares, ==, 1);
  g_assert_cmpfloat (material->shares[0].high, ==, 0.04);
  material = lds_catalogue_find_material (catalogue, "ndfeb-sintered");
  g_assert_cmpuint (material->n_shares, ==, 1);
  g_assert_null (material->firm);

  g_assert_cmpstr (find_word (catalogue, "frobalite", &n)->material->id, ==, "our-alloy");
  g_assert_cmpstr (find_word (catalogue, "NdFeB", &n)->material->id, ==, "alnico");
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (find_word (catalogue, "magnet wire", &n)->role, ==, LDS_WORD_THING);
  g_assert_cmpuint (n, ==, 1);

  g_assert_cmpfloat (lds_catalogue_get_china_share (catalogue, LDS_STAGE_MAGNET, NULL), ==, 0.5);
  g_assert_cmpfloat (lds_catalogue_get_china_share (catalogue, LDS_STAGE_ALLOY, NULL), ==, 0.25);
  g_assert_cmpfloat (lds_catalogue_get_china_share (catalogue, LDS_STAGE_MINING, NULL), ==, 0.69);
  g_assert_true (lds_catalogue_match_entity (catalogue, "FROBISHER MAGNETS LTD")->listed);
  g_assert_cmpstr (lds_catalogue_find_hs_code (catalogue, "85051900")->meaning, ==, "ours");
  g_assert_cmpuint (lds_catalogue_match_heading (catalogue, "Frobnication"), ==,
                    G_GUINT64_CONSTANT (1) << LDS_FIELD_PART_NUMBER);
  g_assert_nonnull (lds_catalogue_find_material (catalogue, "ferrite"));
}

static void
test_controls_replace_and_add (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autoptr (LdsCatalogue) shipped = lds_catalogue_load (NULL, NULL);
  g_autoptr (LdsCatalogue) catalogue = NULL;
  const LdsControl *control;

  put (fixture, "controls/xx-made-up.ini", YTTRIUM);
  put (fixture, "controls/cn-mofcom-2025-18.ini",
       "[control]\nid=cn-mofcom-2025-18\ntitle=Ours\nshort_title=ours\nannounced=2025-04-04\n"
       "lifted=2026-10-01\nelements=Sm\nsource=our own\ndate=2026-10\nconfidence=C\n");
  catalogue = load (fixture);

  g_assert_cmpuint (lds_catalogue_get_n_controls (catalogue), ==,
                    lds_catalogue_get_n_controls (shipped) + 1);
  control = lds_catalogue_find_control (catalogue, "xx-made-up");
  g_assert_cmpuint (control->elements, ==,
                    1u << lds_catalogue_find_element (catalogue, "Y")->index);
  control = lds_catalogue_find_control (catalogue, "cn-mofcom-2025-18");
  g_assert_cmpstr (control->title, ==, "Ours");
  g_assert_nonnull (control->lifted);
}

static void
test_is_named_and_hashed (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (LdsCatalogue) shipped = lds_catalogue_load (NULL, NULL);
  g_autoptr (LdsCatalogue) bare = NULL;
  g_autoptr (LdsCatalogue) named = NULL;
  g_autofree char *basename = g_path_get_basename (fixture->path);
  g_autofree char *full = NULL;

  g_assert_null (lds_catalogue_get_overlay (shipped));
  put (fixture, "shares.tsv", "stage\tshare\tsource\tdate\tconfidence\nmagnet\t0.94" PROVENANCE);
  bare = load (fixture);
  g_assert_cmpstr (lds_catalogue_get_overlay (bare), ==, basename);
  g_assert_cmpstr (lds_catalogue_get_version (bare), ==, lds_catalogue_get_version (shipped));
  g_assert_cmpstr (lds_catalogue_get_sha256 (bare), !=, lds_catalogue_get_sha256 (shipped));

  put (fixture, "catalogue.ini",
       "[catalogue]\nname=Acme\nversion=7\nknowledge_end=2026-12-31\n");
  named = load (fixture);
  full = lds_catalogue_get_full_version (named);
  g_assert_cmpstr (lds_catalogue_get_overlay (named), ==, "Acme 7");
  g_assert_true (g_str_has_suffix (full, " + Acme 7"));
  g_assert_cmpint (g_date_get_month (lds_catalogue_get_knowledge_end (named)), ==, 12);
  g_assert_cmpstr (lds_catalogue_get_sha256 (named), !=, lds_catalogue_get_sha256 (bare));
}

static void
assert_refused (const Fixture *fixture,
                const char    *file,
                const char    *text,
                const char    *rest)
{
  g_autofree char *path = g_build_filename (fixture->path, file, NULL);
  g_autofree char *begin = g_strconcat (path, rest, NULL);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  put (fixture, file, text);
  g_assert_null (lds_catalogue_load_overlaid (fixture->folder, &error));
  g_assert_nonnull (error);
  if (!g_str_has_prefix (error->message, begin))
    g_error ("“%s” does not begin with “%s”", error->message, begin);

  /* The check finds it at the same line. */
  findings = lds_catalogue_check (fixture->folder);
  begin[strcspn (begin, ":")] = '\0';
  for (guint i = 0; i < findings->len; i++)
    found |= g_str_has_prefix (g_ptr_array_index (findings, i), begin);
  g_assert_true (found);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_faults_name_file_and_line (Fixture       *fixture,
                                gconstpointer  data)
{
  static const struct
  {
    const char *file;
    const char *text;
    const char *rest;
  } cases[] = {
    { "shares.tsv", "stage\tshare\tsource\tdate\tconfidence\n# x\nmagnet\t1.5" PROVENANCE,
      " line 3: “1.5” is not a number" },
    { "shares.tsv", "stage\tshare\nmagnet\t0.5\n", " line 1: column “source” is missing" },
    { "shares.tsv", "stage\tshare\tsource\tdate\tconfidence\nmagnet\n", " line 2: 1 cells" },
    { "shares.tsv", "", " line 1: there is no heading" },
    { "words.tsv", "target\tstyle\twords\tsource\tdate\tconfidence\nnone-such\tword\tx" PROVENANCE,
      " line 2: there is no material and no component “none-such”" },
    { "words.tsv",
      "target\tstyle\twords\tsource\tdate\tconfidence\nferrite\tword\tfrob" PROVENANCE
      "alnico\tword\tFrob" PROVENANCE,
      " line 3: “Frob” stands twice" },
    { "compositions.tsv",
      "material\telement\tlow_percent\thigh_percent\tcounts\tsource\tdate\tconfidence\n"
      "ndfeb-sintered\tNd\t30\t20\tyes" PROVENANCE,
      " line 2: the range ends before it begins" },
    { "controls/xx-made-up.ini", "[control]\nid=xx-made-up\ntitle=x\nshort_title=x\n"
      "announced=2026-13-01\n", " line 5: announced: “2026-13-01”" },
    { "controls/xx-made-up.ini", "[control]\nid=xx-made-up\nwhat is this\n", " line 3: " },
    { "controls/xx-other.ini", YTTRIUM, " line 2: its id does not agree" },
    { "catalogue.ini", "[catalogue]\nversion=1\nknowledge_end=soon\n", " line 3: knowledge_end" },
    { "catalogue.ini", "[catalogue]\n\n]\n", " line 3: " },
    { "headings.tsv", "field\tlanguage\theading\nno-field\ten\tX\n", " line 2: “no-field”" },
    { "sellers.tsv", "\xff\xfe", ": not UTF-8" },
  };
  g_autoptr (LdsCatalogue) shipped = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (fixture, cases[i].file, cases[i].text, cases[i].rest);

  shipped = lds_catalogue_load (NULL, NULL);
  g_assert_nonnull (shipped);
}

static void
assert_error (GFile      *folder,
              const char *end)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lds_catalogue_load_overlaid (folder, &error));
  g_assert_error (error, LDS_CATALOGUE_ERROR, LDS_CATALOGUE_ERROR_READ);
  if (!g_str_has_suffix (error->message, end))
    g_error ("“%s” does not end with “%s”", error->message, end);
}

static void
test_folders_that_are_none (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (GFile) missing = g_file_get_child (fixture->folder, "missing");
  g_autofree char *pipe = g_build_filename (fixture->path, "shares.tsv", NULL);
  g_autofree char *large = g_strnfill (2 * 1024 * 1024 + 1, '\n');

  assert_error (missing, "there is no folder of that name");
  assert_error (fixture->folder, "the folder holds no file of a catalogue");

  /* Nobody writes into it: who reads it waits for ever. */
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_error (fixture->folder, "not a regular file");
  g_assert_cmpint (g_unlink (pipe), ==, 0);

  put (fixture, "shares.tsv", large);
  assert_error (fixture->folder, "too large");
}

static gboolean
has_finding (GPtrArray  *findings,
             const char *what)
{
  for (guint i = 0; i < findings->len; i++)
    if (strstr (g_ptr_array_index (findings, i), what) != NULL)
      return TRUE;

  return FALSE;
}

static void
test_the_shipped_catalogue_has_no_findings (void)
{
  g_autoptr (GPtrArray) findings = lds_catalogue_check (NULL);

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

/* All of them are told in one go, also those of rows behind the first fault. */
static void
test_all_findings_are_told (Fixture       *fixture,
                            gconstpointer  data)
{
  static const char *const expected[] = {
    "materials.tsv line 2: id: “Bad_Id” is not an id",
    "materials.tsv line 3: date: “June” is not an ISO 8601 date",
    "materials.tsv line 3: no word, customs code or class leads to lonely",
    "components.tsv line 2: source: “” is empty",
    "elements.tsv line 2: metal_cas: “7440-65-6” is not a CAS number",
    "compositions.tsv line 2: material: “none-such” – there is no such material",
    "compositions.tsv line 3: low_percent: the range ends before it begins",
    "compositions.tsv line 4: high_percent: “200” is out of range",
    "words.tsv line 3: “Frob” overlaps: it names ferrite and alnico",
    "words.tsv line 4: confidence: “D” is none of A, B, C and ?",
    "entities.tsv line 2: control: “none-such” – there is no such control",
    "controls/xx-first.ini line 1: its id does not agree",
    "controls/xx-second.ini line 2: there is no date of announcement",
    "material.tsv line 1: the catalogue has no file of that name",
  };
  g_autoptr (GPtrArray) findings = NULL;

  put (fixture, "materials.tsv",
       "id\tname\tkind\tform\tstage\tholds\tgrade_unknown\tsource\tdate\tconfidence\n"
       "Bad_Id\tx\tx\talloy\talloy\tnone\tno" PROVENANCE
       "lonely\tx\tx\talloy\talloy\tnone\tno\tx\tJune\tC\n");
  put (fixture, "components.tsv",
       "id\tname\tmagnet\ttrace\tstage\tsource\tdate\tconfidence\n"
       "motor\tx\tno\tno\tcomponent\t-\t2026\tC\n");
  put (fixture, "elements.tsv",
       "symbol\tname\tgroup\tatomic_mass\tmetal_cas\toxide\toxide_cas\tuses\tsource\tdate\t"
       "confidence\nY\tyttrium\theavy\t88.906\t7440-65-6\tY2O3\t1314-36-9\t-" PROVENANCE);
  put (fixture, "compositions.tsv",
       "material\telement\tlow_percent\thigh_percent\tcounts\tsource\tdate\tconfidence\n"
       "none-such\tNd\t1\t2\tyes" PROVENANCE "ndfeb\tNd\t3\t2\tyes" PROVENANCE
       "ndfeb\tPr\t3\t200\tyes" PROVENANCE);
  put (fixture, "words.tsv",
       "target\tstyle\twords\tsource\tdate\tconfidence\nferrite\tword\tfrob" PROVENANCE
       "alnico\tmaterial\tFrob" PROVENANCE "alnico\tword\tfrobs\tx\t2026\tD\n");
  put (fixture, "entities.tsv",
       "name\talso\tlist\tcontrol\tlisted\tsource\tdate\tconfidence\n"
       "Frobisher\t-\tcontrol\tnone-such\tyes" PROVENANCE);
  put (fixture, "material.tsv", "x\n");
  put (fixture, "controls/xx-first.ini", "[control]\ntitle=x\n");
  put (fixture, "controls/xx-second.ini",
       "# x\n[control]\nid=xx-second\ntitle=x\nshort_title=x\n");

  findings = lds_catalogue_check (fixture->folder);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (findings, i));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    if (!has_finding (findings, expected[i]))
      g_error ("“%s” is not told", expected[i]);
}

/* Each kind of fault by itself, at the line where it stands. */
static void
test_each_kind_of_fault_is_told (Fixture       *fixture,
                                 gconstpointer  data)
{
#define WORDS "target\tstyle\twords\tsource\tdate\tconfidence\n"
#define FRIENDS \
  "role\tstyle\twords\tmaterial\trules_out\treason\tsource\tdate\tconfidence\n"
#define PROPERTIES "material\tproperty\tlow\thigh\tsource\tdate\tconfidence\n"
#define MATERIALS \
  "id\tname\tkind\tform\tstage\tholds\tgrade_unknown\tsource\tdate\tconfidence\n"
#define ELEMENTS \
  "symbol\tname\tgroup\tatomic_mass\tmetal_cas\toxide\toxide_cas\tuses\tsource\tdate\tconfidence\n"
#define CLASSES \
  "suffix\tmaterial\thcj_min_ka_m\tlimit_low_c\tlimit_high_c\tsource\tdate\tconfidence\n"
#define ENERGIES \
  "number\tbh_max_low_kj_m3\tbh_max_high_kj_m3\tbr_low_t\tbr_high_t\tsource\tdate\tconfidence\n"
  static const struct
  {
    const char *file;
    const char *text;
    const char *expected;
  } cases[] = {
    /* The same words for two things, also where their accents, case and width differ. */
    { "words.tsv", WORDS "# x\nferrite\tword\tFröb" PROVENANCE "alnico\tmaterial\tｆｒｏｂ" PROVENANCE,
      "words.tsv line 4: “ｆｒｏｂ” overlaps: it names ferrite and alnico" },
    { "words.tsv", WORDS "ferrite\tword\tfrob" PROVENANCE "ferrite\tword\tFROB" PROVENANCE,
      "words.tsv line 3: “FROB” stands twice" },
    { "words.tsv", WORDS "ferrite\tword\t+++" PROVENANCE,
      "words.tsv line 2: words: “+++” has neither letters nor digits" },

    /* References to what there is not. */
    { "words.tsv", WORDS "none-such\tword\tfrob" PROVENANCE,
      "words.tsv line 2: target: “none-such” – there is no such material or component" },
    { "false-friends.tsv", FRIENDS "phrase\tword\tfrob\tnone-such\t-\tx" PROVENANCE,
      "false-friends.tsv line 2: material: “none-such” – there is no such material" },
    { "false-friends.tsv", FRIENDS "phrase\tword\tfrob\t-\tnone-such\tx" PROVENANCE,
      "false-friends.tsv line 2: rules_out: “none-such” – there is no such component" },
    { "hs.tsv", "code\tmeaning\ttarget\tsource\tdate\tconfidence\n850599\tx\tnone-such" PROVENANCE,
      "hs.tsv line 2: target: “none-such” – there is no such material or component" },
    { "magnet-classes.tsv", CLASSES "XH\tnone-such\t900\t80\t80" PROVENANCE,
      "magnet-classes.tsv line 2: material: “none-such” – there is no such material" },
    { "magnet-properties.tsv", PROPERTIES "none-such\tbr_t\t1\t2" PROVENANCE,
      "magnet-properties.tsv line 2: material: “none-such” – there is no such material" },

    /* Ranges. */
    { "magnet-properties.tsv", PROPERTIES "alnico\tdensity_g_cm3\t7\t6" PROVENANCE,
      "magnet-properties.tsv line 2: low: the range ends before it begins" },
    { "magnet-properties.tsv", PROPERTIES "alnico\tdensity_g_cm3\t70\t80" PROVENANCE,
      "magnet-properties.tsv line 2: “70” is not a number from 1 to 12" },
    { "magnet-classes.tsv", CLASSES "XH\talnico\t900\t100\t80" PROVENANCE,
      "magnet-classes.tsv line 2: limit_low_c: the range ends before it begins" },
    { "magnet-energies.tsv", ENERGIES "31\t240\t230\t1.1\t1.2" PROVENANCE,
      "magnet-energies.tsv line 2: bh_max_low_kj_m3: the range ends before it begins" },
    { "magnet-energies.tsv", ENERGIES "31\t230\t240\t11\t12" PROVENANCE,
      "magnet-energies.tsv line 2: br_low_t: “11” is out of range" },

    /* Names that are none. */
    { "magnet-properties.tsv", PROPERTIES "alnico\tcolour\t1\t2" PROVENANCE,
      "magnet-properties.tsv line 2: property: “colour” is not a property of magnets" },
    { "shapes.tsv", "shape\twords\tsource\tdate\tconfidence\nblob\tfrob" PROVENANCE,
      "shapes.tsv line 2: “blob” is not a shape" },
    { "materials.tsv", MATERIALS "frob\tx\tx\tsponge\talloy\tnone\tno" PROVENANCE,
      "materials.tsv line 2: form: “sponge” is not a form" },
    { "hs.tsv", "code\tmeaning\ttarget\tsource\tdate\tconfidence\n85.05\tx\t-" PROVENANCE,
      "hs.tsv line 2: code: “85.05” is not a customs code" },

    /* Check digits, of metal and oxide. */
    { "elements.tsv",
      ELEMENTS "Y\tyttrium\theavy\t88.906\t7440-65-5\tY2O3\t1314-36-8\t-" PROVENANCE,
      "elements.tsv line 2: oxide_cas: “1314-36-8” is not a CAS number" },

    /* Date, source and confidence. */
    { "magnet-properties.tsv", PROPERTIES "alnico\tbr_t\t1\t2\tx\t2026-02-30\tC\n",
      "magnet-properties.tsv line 2: date: “2026-02-30” is not an ISO 8601 date" },
    { "magnet-properties.tsv", PROPERTIES "alnico\tbr_t\t1\t2\t-\t2026\tC\n",
      "magnet-properties.tsv line 2: source: “” is empty" },
    { "magnet-properties.tsv", PROPERTIES "alnico\tbr_t\t1\t2\tx\t2026\tsure\n",
      "magnet-properties.tsv line 2: confidence: “sure” is none of A, B, C and ?" },
    { "magnet-properties.tsv",
      PROPERTIES "alnico\tbr_t\t1\t2" PROVENANCE "alnico\tbr_t\t1\t2" PROVENANCE,
      "magnet-properties.tsv line 3: “alnico” stands twice" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (fixture->path, cases[i].file, NULL);
      g_autoptr (GPtrArray) findings = NULL;

      put (fixture, cases[i].file, cases[i].text);
      findings = lds_catalogue_check (fixture->folder);
      for (guint j = 0; j < findings->len; j++)
        g_test_message ("%s", (const char *) g_ptr_array_index (findings, j));
      if (!has_finding (findings, cases[i].expected))
        g_error ("“%s” is not told", cases[i].expected);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static void
test_facts_are_listed_and_shown (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *list = lds_catalogue_list_facts (NULL, &error);
  g_autofree char *material = lds_catalogue_show_fact (NULL, "NdFeB-sintered-UH", &error);
  g_autofree char *control = NULL;
  g_autofree char *oxide = lds_catalogue_show_fact (NULL, "oxide-dy", &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (list, "element\tDy\tdysprosium\n"));
  g_assert_nonnull (strstr (list, "control\tcn-mofcom-2025-18\tSamarium"));
  g_assert_nonnull (strstr (list, "component\tmotor\telectric motor\n"));

  g_assert_true (g_str_has_prefix (material, "material\tndfeb-sintered-uh\n  name: "));
  g_assert_nonnull (strstr (material, "\n  confidence: C\n"));
  g_assert_nonnull (strstr (material, "\n  composition: element “Dy” low_percent “1.5”"));
  g_assert_nonnull (strstr (material, "\n  magnet-class: suffix “UH”"));
  g_assert_nonnull (strstr (material, "\n  magnet-property: property “density_g_cm3” low “7.5” high “7.6”"));
  g_assert_nonnull (strstr (oxide, "words “Dysprosiumoxid”"));

  put (fixture, "controls/xx-made-up.ini", YTTRIUM);
  control = lds_catalogue_show_fact (fixture->folder, "xx-made-up", &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (control, "\n  in_force: 2026-01-02\n"));
  g_assert_nonnull (strstr (control, "\n  elements: Y\n"));

  g_assert_null (lds_catalogue_show_fact (NULL, "none-such", &error));
  g_assert_error (error, LDS_CATALOGUE_ERROR, LDS_CATALOGUE_ERROR_VALUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/catalogue/overlay/" name, Fixture, NULL, set_up, \
                                        function, tear_down)
  ADD ("rows-replace-and-add", test_rows_replace_and_add);
  ADD ("controls-replace-and-add", test_controls_replace_and_add);
  ADD ("is-named-and-hashed", test_is_named_and_hashed);
  ADD ("faults-name-file-and-line", test_faults_name_file_and_line);
  ADD ("folders-that-are-none", test_folders_that_are_none);
  ADD ("all-findings-are-told", test_all_findings_are_told);
  ADD ("each-kind-of-fault-is-told", test_each_kind_of_fault_is_told);
  ADD ("facts-are-listed-and-shown", test_facts_are_listed_and_shown);
  g_test_add_func ("/catalogue/overlay/the-shipped-catalogue-has-no-findings",
                   test_the_shipped_catalogue_has_no_findings);

  return g_test_run ();
}
