/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Volumes from sizes, and masses of magnets from volumes: all figures worked by hand. */

#include "bom.h"

#include "lds-dimensions.h"
#include "lds-explanation.h"
#include "lds-recogniser.h"
#include "lds-text.h"
#include "lds-wording.h"

#include <math.h>
#include <string.h>

#define INCH_CM 2.54

static LdsCatalogue *catalogue;
static LdsRecogniser *recogniser;

static double
disc (double diameter_cm,
      double height_cm)
{
  return 3.14159265358979 / 4 * diameter_cm * diameter_cm * height_cm;
}

static gboolean
read_text (const char    *text,
           LdsDimensions *dimensions)
{
  g_autofree char *folded = lds_text_fold (text);

  g_test_message ("“%s”", text);

  return lds_dimensions_read (folded, lds_catalogue_find_shape (catalogue, folded), dimensions);
}

static void
test_volumes (void)
{
  const struct
  {
    const char *text;
    double      low;
    double      high;
    gboolean    assumed;
  } cases[] = {
    /* A block: 2 · 1 · 0.5 cm. */
    { "block 20x10x5 mm", 1, 1, FALSE },
    { "Quader 20 x 10 x 5 mm", 1, 1, FALSE },
    { "bloque 20mm x 10mm x 5mm", 1, 1, FALSE },
    { "2 cm x 1 cm x 0.5 cm block", 1, 1, FALSE },
    { "block 20±0.1 x 10±0.1 x 5±0.05 mm", 1, 1, FALSE },
    { "cube 10x10x10 mm", 1, 1, FALSE },
    { "10x10x10 mm", 1, 1, FALSE },
    { "20x10x5 block", 1, 1, TRUE },
    { "方块 20×10×5毫米", 1, 1, FALSE },

    /* Three numbers without a shape: a block, or a ring of 20 and 10 mm, 5 mm high. */
    { "20x10x5 mm", 1, disc (2, 0.5) - disc (1, 0.5), FALSE },
    { "12x5x3mm", 0.18, disc (1.2, 0.3) - disc (0.5, 0.3), FALSE },

    /* Two numbers are a disc; where the second is larger, it may be a rod as well. */
    { "6x3mm", disc (0.6, 0.3), disc (0.6, 0.3), FALSE },
    { "Ø12×3", disc (1.2, 0.3), disc (1.2, 0.3), TRUE },
    { "φ12*3", disc (1.2, 0.3), disc (1.2, 0.3), TRUE },
    { "D10H4", disc (1, 0.4), disc (1, 0.4), TRUE },
    { "dia 10 x 4 mm", disc (1, 0.4), disc (1, 0.4), FALSE },
    { "12*3", disc (1.2, 0.3), disc (1.2, 0.3), TRUE },
    { "3x12 mm", disc (0.3, 1.2), disc (1.2, 0.3), FALSE },
    { "rod 12x3 mm", disc (0.3, 1.2), disc (1.2, 0.3), FALSE },
    { "Ø3 x 12 mm", disc (0.3, 1.2), disc (0.3, 1.2), FALSE },
    { "12,5 x 3,5 mm", disc (1.25, 0.35), disc (1.25, 0.35), FALSE },

    /* A ring; which of its last two numbers is the hole may be left open. */
    { "ring 20/10x5 mm", disc (2, 0.5) - disc (1, 0.5), disc (2, 0.5) - disc (1, 0.5), FALSE },
    { "D20 x d10 x h5", disc (2, 0.5) - disc (1, 0.5), disc (2, 0.5) - disc (1, 0.5), TRUE },
    { "OD20 x ID10 x 5 mm", disc (2, 0.5) - disc (1, 0.5), disc (2, 0.5) - disc (1, 0.5), FALSE },
    { "Ringmagnet 20x10x5 mm", disc (2, 0.5) - disc (1, 0.5), disc (2, 1) - disc (0.5, 1), FALSE },

    /* Inches, where a mark says so. */
    { "1/2\" x 1/8\"", disc (0.5 * INCH_CM, 0.125 * INCH_CM), disc (0.5 * INCH_CM, 0.125 * INCH_CM),
      FALSE },
    { "1/2 x 1/8 in", disc (0.5 * INCH_CM, 0.125 * INCH_CM), disc (0.5 * INCH_CM, 0.125 * INCH_CM),
      FALSE },
    { "N52 1/2\" x 1/8\"", disc (0.5 * INCH_CM, 0.125 * INCH_CM),
      disc (0.5 * INCH_CM, 0.125 * INCH_CM), FALSE },
    { "block 2 x 1 x 0.5 inch", INCH_CM * INCH_CM * INCH_CM, INCH_CM * INCH_CM * INCH_CM, FALSE },

    /* One size told twice. */
    { "12.7x6.35 mm (1/2\" x 1/4\")", disc (1.27, 0.635), disc (1.27, 0.635), FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LdsDimensions dimensions;

      g_assert_true (read_text (cases[i].text, &dimensions));
      bom_assert_near (dimensions.volume_low, cases[i].low, 1e-9);
      bom_assert_near (dimensions.volume_high, cases[i].high, 1e-9);
      g_assert_true (dimensions.unit_assumed == cases[i].assumed);
    }
}

static void
test_doubtful_sizes_are_none (void)
{
  static const char *const texts[] = {
    "", "magnet", "10 mm", "M3x10", "N52", "12x", "x12", "20x10x5x2", "20 x 10 x 5 x 2 mm",
    /* Ten pieces of 5 by 2, or one piece? */
    "10 x 5x2 mm", "10x 5x2 mm", "10 pcs 5x2 mm", "set of 10, 5x2 mm", "5x2 mm 10个装",
    /* Millimetres or inches? */
    "1/2 x 1/8", "0.5 x 0.25", "2x1x1", "20 mm x 1 in", "10 x 5 in stock", "5x2m",
    /* Not the whole shape. */
    "countersunk 20x10x5 mm", "20x10x5 mm with hole", "arc 20x10x5 mm", "Topfmagnet 20x10 mm",
    "disc 12x5x3 mm", "ring 20x10 mm", "bar 20x5 mm", "ring 10/20x5 mm", "Ø5x10x10 mm",
    /* Two sizes, and half of a number. */
    "5x2 mm, 20x10x5 mm", "1-1/2\" x 1/8\"", "1 1/2\" x 1/8\"",
    "0x0 mm", "5000x10x5 mm", "99999999x10 mm", "ab12x5", "12x5ab",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      LdsDimensions dimensions;

      g_assert_false (read_text (texts[i], &dimensions));
    }
}

static void
test_masses_of_magnets (void)
{
  /* The densities of the catalogue, in g/cm³. */
  const struct
  {
    const char *description;
    const char *material;
    const char *part_number;
    const char *size;
    const char *field;
    double      low;
    double      high;
  } cases[] = {
    { "Magnet N42SH block 20x10x5 mm", NULL, NULL, "20x10x5 mm", "description", 7.5, 7.6 },
    { "Block", "N42SH", "MAG-20x10x5", "20x10x5", "part_number", 7.5, 7.6 },
    { "Neodymium magnet Ø12×3", NULL, NULL, "Ø12×3", "description", 5.8 * disc (1.2, 0.3),
      7.6 * disc (1.2, 0.3) },
    { "SmCo5 disc Ｄ10 x 2 mm", NULL, NULL, "Ｄ10 x 2 mm", "description", 8.2 * disc (1, 0.2),
      8.4 * disc (1, 0.2) },
    { "Sm2Co17 disc 10x2 mm", NULL, NULL, "10x2 mm", "description", 8.3 * disc (1, 0.2),
      8.5 * disc (1, 0.2) },
    { "Bonded NdFeB disc 10x2 mm", NULL, NULL, "10x2 mm", "description", 5.8 * disc (1, 0.2),
      6.4 * disc (1, 0.2) },
    { "Ferrite magnet 30x5 mm", NULL, NULL, "30x5 mm", "description", 4.8 * disc (3, 0.5),
      5.0 * disc (3, 0.5) },
    { "AlNiCo 5 rod Ø5 x 20 mm", NULL, NULL, "Ø5 x 20 mm", "description", 6.9 * disc (0.5, 2),
      7.3 * disc (0.5, 2) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LdsLine line = { .description = cases[i].description, .material = cases[i].material,
                       .part_number = cases[i].part_number };
      LdsReading reading;

      g_test_message ("%s", cases[i].description);
      lds_recogniser_read (recogniser, &line, &reading);
      g_assert_cmpstr (reading.size, ==, cases[i].size);
      g_assert_cmpstr (reading.size_field, ==, cases[i].field);
      bom_assert_near (reading.mass_g_low, cases[i].low, 1e-9);
      bom_assert_near (reading.mass_g_high, cases[i].high, 1e-9);
      lds_reading_clear (&reading);
    }
}

/* What is no magnet, of a kind that is not known, or only holds one has no mass from a size. */
static void
test_no_mass_without_a_density (void)
{
  static const char *const texts[] = {
    "Magnet 20x10x5 mm", "Motor with N42SH magnets 20x10x5 mm", "Steel plate 20x10x5 mm",
    "Rubber magnet 20x10x5 mm", "Holder for N52 magnets 20x10x5 mm", "Fan 40x40x20 mm",
    "Bonded SmFeN magnet 20x10x5 mm", "Magnet N52 10x5 mm, bag 60x40 mm", "",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      LdsLine line = { .description = texts[i] };
      LdsReading reading;

      g_test_message ("%s", texts[i]);
      lds_recogniser_read (recogniser, &line, &reading);
      g_assert_null (reading.size);
      g_assert_true (isnan (reading.mass_g_low) && isnan (reading.mass_g_high));
      lds_reading_clear (&reading);
    }
}

/* Two pieces of 7.5 to 7.6 g, of which 18 to 32 % is Nd and 0.5 to 4.5 % Dy. */
static void
test_elements_weigh_their_share (void)
{
  g_auto (Bom) bom = { 0 };
  g_autoptr (LdsAudit) audit = NULL;
  const LdsItem *item;
  gint64 magnet;

  bom_open (&bom);
  magnet = bom_add (&bom, (Line) { .text = "Magnet N42SH block 20x10x5 mm", .quantity = 2 });
  audit = bom_audit (&bom, "2026-06-01");
  item = bom_item (audit, magnet);

  g_assert_true (isnan (item->mass_g));
  g_assert_cmpstr (item->size, ==, "20x10x5 mm");
  bom_assert_near (item->mass_g_low, 7.5, 1e-9);
  bom_assert_near (item->mass_g_high, 7.6, 1e-9);
  bom_assert_near (bom_content (audit, item, "Nd")->mass_g_low, 2 * 7.5 * 0.18, 1e-9);
  bom_assert_near (bom_content (audit, item, "Nd")->mass_g_high, 2 * 7.6 * 0.32, 1e-9);
  bom_assert_near (bom_content (audit, item, "Dy")->mass_g_low, 2 * 7.5 * 0.005, 1e-9);
  bom_assert_near (bom_content (audit, item, "Dy")->mass_g_high, 2 * 7.6 * 0.045, 1e-9);
}

static void
test_a_stated_mass_wins (void)
{
  g_auto (Bom) bom = { 0 };
  g_autoptr (LdsAudit) audit = NULL;
  const LdsItem *weighed, *by_mass;
  gint64 stated, bought;

  bom_open (&bom);
  stated = bom_add (&bom, (Line) { .text = "Magnet N42SH block 20x10x5 mm", .mass_g = 5 });
  bought = bom_add (&bom, (Line) { .text = "Magnet N42SH block 20x10x5 mm", .unit = "kg" });
  audit = bom_audit (&bom, "2026-06-01");

  weighed = bom_item (audit, stated);
  g_assert_cmpfloat (weighed->mass_g_low, ==, 5);
  g_assert_cmpfloat (weighed->mass_g_high, ==, 5);
  g_assert_null (weighed->size);

  by_mass = bom_item (audit, bought);
  g_assert_cmpfloat (by_mass->mass_g_low, ==, 1000);
  g_assert_null (by_mass->size);
}

/* The size is that of one piece, and how many are in a pack is not told. */
static void
test_a_pack_weighs_more_than_its_piece (void)
{
  static const struct
  {
    const char *unit;
    gboolean    weighed;
  } cases[] = {
    { NULL, TRUE }, { "pcs", TRUE }, { "Stück", TRUE }, { "EA", TRUE }, { "个", TRUE },
    { "pack", FALSE }, { "set", FALSE }, { "m", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Bom) bom = { 0 };
      g_autoptr (LdsAudit) audit = NULL;
      gint64 magnet;

      bom_open (&bom);
      magnet = bom_add (&bom, (Line) { .text = "Magnet N42SH 10x2 mm", .unit = cases[i].unit });
      audit = bom_audit (&bom, "2026-06-01");
      g_assert_cmpint (bom_item (audit, magnet)->size != NULL, ==, cases[i].weighed);
    }
}

/* A blank cell says nothing against the size. */
static void
test_a_gap_among_masses_is_filled (void)
{
  LdsColumnRecord column = { .field = "mass", .columns = "G", .heading = "Weight" };
  g_auto (Bom) bom = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsAudit) audit = NULL;
  const LdsItem *item;
  gint64 magnet;

  bom_open (&bom);
  lds_workspace_add_column (bom.workspace, bom.source, &column, &error);
  g_assert_no_error (error);
  magnet = bom_add (&bom, (Line) { .text = "Magnet N42SH block 20x10x5 mm" });
  audit = bom_audit (&bom, "2026-06-01");
  item = bom_item (audit, magnet);

  g_assert_cmpstr (item->size, ==, "20x10x5 mm");
  g_assert_cmpfloat_with_epsilon (item->mass_g_low, 7.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (item->mass_g_high, 7.6, 1e-9);
}

static gboolean
is_told (GPtrArray  *steps,
         const char *text)
{
  for (guint i = 0; i < steps->len; i++)
    if (strstr (((LdsExplanationStep *) g_ptr_array_index (steps, i))->text, text) != NULL)
      return TRUE;

  return FALSE;
}

static void
test_the_explanation_tells_the_sum (void)
{
  g_auto (Bom) bom = { 0 };
  g_autoptr (LdsAudit) audit = NULL;
  g_autoptr (GPtrArray) marked = NULL;
  g_autoptr (GPtrArray) bare = NULL;
  gint64 with_unit, without;

  bom_open (&bom);
  with_unit = bom_add (&bom, (Line) { .text = "Magnet N42SH block 20x10x5 mm" });
  without = bom_add (&bom, (Line) { .text = "Magnet N42SH block 20x10x5" });
  audit = bom_audit (&bom, "2026-06-01");
  marked = lds_item_explain (bom_item (audit, with_unit), audit, lds_wording_plain);
  bare = lds_item_explain (bom_item (audit, without), audit, lds_wording_plain);

  g_assert_true (is_told (marked, "gives the size “20x10x5 mm”: with a density of 7.5–7.6 g/cm³ "
                                  "one piece weighs 7.5–7.6 g; evidence: estimated."));
  g_assert_true (is_told (bare, "gives the size “20x10x5”, taken as millimetres: with"));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = lds_catalogue_load (NULL, &error);
  g_assert_no_error (error);
  recogniser = lds_recogniser_new (catalogue);

#define ADD(name, function) g_test_add_func ("/audit/dimensions/" name, function)
  ADD ("volumes", test_volumes);
  ADD ("doubtful-sizes-are-none", test_doubtful_sizes_are_none);
  ADD ("masses-of-magnets", test_masses_of_magnets);
  ADD ("no-mass-without-a-density", test_no_mass_without_a_density);
  ADD ("elements-weigh-their-share", test_elements_weigh_their_share);
  ADD ("a-stated-mass-wins", test_a_stated_mass_wins);
  ADD ("a-pack-weighs-more-than-its-piece", test_a_pack_weighs_more_than_its_piece);
  ADD ("a-gap-among-masses-is-filled", test_a_gap_among_masses_is_filled);
  ADD ("the-explanation-tells-the-sum", test_the_explanation_tells_the_sum);

  status = g_test_run ();
  g_object_unref (recogniser);
  g_object_unref (catalogue);

  return status;
}
