/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a line says is not in it, in six languages and Japanese. */

#include "lds-recogniser.h"

static LdsCatalogue *catalogue;
static LdsRecogniser *recogniser;

static const char *const free_of_all[] = {
  "Motor, rare earth free", "rare-earth free magnet", "Magnet (RE-free)",
  "Motor ohne Seltene Erden", "seltenerdfreier Motor", "Motor frei von Seltenen Erden",
  "Moteur sans terres rares", "moteur sans terre rare", "Motor sin tierras raras",
  "motor libre de tierras raras", "Motore senza terre rare", "motore privo di terre rare", "无稀土电机",
  "不含稀土 电机", "非稀土永磁电机", "レアアースフリーモータ", "レアアースを使わないモータ", "希土類を含まない磁石",
  "Motor, contains no rare earths", "Free of rare earth elements motor", "Magnet: 0 % rare earth",
};

static const char *const free_of_heavy[] = {
  "N42SH magnet Dy free", "N42SH magnet, Dy-free", "N42SH HRE free",
  "N42SH, heavy rare earth free", "N42SH without heavy rare earths", "N42SH no Dy/Tb",
  "N42SH Dy/Tb-free", "N42SH (Dy free, Tb free)", "N42SH dysprosium-free", "N42SH dysprosiumfrei",
  "N42SH ohne Dysprosium und Terbium", "N42SH frei von schweren Seltenen Erden",
  "N42SH ohne schwere Seltene Erden", "N42SH schwere Seltenerd-frei", "N42SH sans dysprosium",
  "N42SH sans terres rares lourdes", "N42SH exempt de terres rares lourdes", "N42SH sin disprosio",
  "N42SH sin tierras raras pesadas", "N42SH libre de tierras raras pesadas",
  "N42SH senza disprosio", "N42SH senza terre rare pesanti", "N42SH privo di terre rare pesanti",
  "N42SH 无重稀土", "N42SH 不含重稀土", "N42SH 无镝", "N42SH 无镝铽", "N42SH 重稀土free", "N42SH 重稀土 free",
  "N42SH 重希土フリー", "N42SH 重希土類フリー", "N42SH Dyフリー", "N42SH ジスプロシウムフリー", "N42SH ジスプロシウムを含まない",
  "N42SH Dy=0", "N42SH Dy 0%", "N42SH Dy: 0 %", "N42SH contains no Dy",
  "N42SH medium and heavy rare earth free", "N42SH 不含中重稀土", "N42SH 不添加重稀土", "N42SH 重レアアース不使用",
  "N42SH 重希土類を含まない", "N42SH keine schweren Seltenen Erden", "N42SH aucune terre rare lourde",
  "N42SH libre de tierras raras pesadas", "N42SH esente da terre rare pesanti",
  "N42SH heavy rare earths: none",
};

static const char *const free_of_magnets[] = {
  "Encoder without magnet", "Encoder w/o magnet", "Sensor ohne Magnet", "Halter (ohne Magnet)",
  "Encoder sans aimant", "Capteur sans aimants", "Encoder sin imán", "sensor sin imanes",
  "Sensore senza magnete", "Sensore senza magneti", "编码器 无磁铁", "编码器（不含磁铁）", "无磁螺丝", "无磁不锈钢",
  "エンコーダ（磁石なし）", "エンコーダ マグネットなし", "磁石別売 エンコーダ", "Magnet not included, encoder",
  "Motor without magnets", "Rotor ohne Magnete", "Rotor sans aimants", "Rotor senza magneti",
  "Synchronous reluctance motor without permanent magnets", "Motor ohne Permanentmagnete",
  "Motor ohne Dauermagnete", "Moteur sans aimant permanent", "motor sin imanes permanentes",
  "motore senza magneti permanenti", "无永磁电机", "永久磁石なしモータ", "magnetless motor",
  "permanent-magnet-free motor",
};

static const char *const no_negations[] = {
  "Magnet, lead free", "Halogen free motor", "Maintenance free motor", "Bleifreier Magnet",
  "RoHS free magnet", "Motor free shipping", "Brushless motor without gearbox",
  "Motor ohne Getriebe", "Motor sans réducteur", "Motor sin reductora", "Motore senza riduttore",
  "电机 无减速机", "Sensorless motor", "Backlash-free stepper motor", "Magnet without hole",
  "Magnet ohne Loch", "Rare earth magnet, nickel free", "Noise free fan", "Oil-free pump",
};

static void
read_line (const char *description,
           LdsReading *reading)
{
  LdsLine line = { .description = description };

  lds_recogniser_read (recogniser, &line, reading);
  g_test_message ("“%s”: “%s”", description, reading->word != NULL ? reading->word : "");
}

static gboolean
holds (const LdsReading *reading,
       const char       *symbol)
{
  guint element = lds_catalogue_find_element (catalogue, symbol)->index;

  for (guint i = 0; i < reading->n_shares; i++)
    if (reading->shares[i].element == element)
      return TRUE;

  return FALSE;
}

static void
test_free_of_rare_earths (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (free_of_all); i++)
    {
      LdsReading reading;

      read_line (free_of_all[i], &reading);
      g_assert_true (reading.says_rare_earth_free);
      g_assert_false (reading.says_heavy_free);
      g_assert_cmpint (reading.holds, ==, LDS_HOLDS_NONE);
      g_assert_cmpint (reading.evidence, ==, LDS_EVIDENCE_STATED);
      lds_reading_clear (&reading);
    }
}

/* Free of the heavy ones is not free of all, whatever the language; neodymium stays. */
static void
test_free_of_heavy_rare_earths (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (free_of_heavy); i++)
    {
      LdsReading reading;

      read_line (free_of_heavy[i], &reading);
      g_assert_true (reading.says_heavy_free);
      g_assert_false (reading.says_rare_earth_free);
      g_assert_false (reading.conflict);
      g_assert_false (holds (&reading, "Dy"));
      g_assert_false (holds (&reading, "Tb"));
      g_assert_true (holds (&reading, "Nd"));
      lds_reading_clear (&reading);
    }
}

static void
test_without_magnet (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (free_of_magnets); i++)
    {
      LdsReading reading;

      read_line (free_of_magnets[i], &reading);
      g_assert_false (reading.may_hold_magnet);
      g_assert_cmpint (reading.holds, ==, LDS_HOLDS_UNKNOWN);
      lds_reading_clear (&reading);
    }
}

static void
test_other_freedoms_say_nothing (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (no_negations); i++)
    {
      LdsReading reading;

      read_line (no_negations[i], &reading);
      g_assert_false (reading.says_rare_earth_free);
      g_assert_false (reading.says_heavy_free);
      g_assert_true (reading.may_hold_magnet);
      lds_reading_clear (&reading);
    }
}

/* A part of the rare earths is not all of them: such a line must never come out as free. */
static void
test_half_a_negation_is_none (void)
{
  static const char *const lines[] = {
    "Magnet, light rare earth free", "Magnet, not rare earth free",
    "Magnet, no rare earths other than Nd", "Magnet, no rare earths except NdPr",
    "Magnet, keine Seltenen Erden außer Nd", "Aimant sans terres rares sauf Nd",
    "Imán sin tierras raras excepto Nd", "Magnete senza terre rare tranne Nd",
    "aimant exempt de terres rares lourdes", "Magnet 重希土類を含まない",
    "Magnet, heavy rare earths: none",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      LdsReading reading;

      read_line (lines[i], &reading);
      g_assert_false (reading.says_rare_earth_free);
      g_assert_cmpint (reading.holds, !=, LDS_HOLDS_NONE);
      lds_reading_clear (&reading);
    }

  for (guint i = 0; i < 2; i++)
    {
      LdsReading reading;

      read_line (i == 0 ? "N42SH magnet, Tb free" : "N42SH magnet, low Dy", &reading);
      g_assert_false (reading.says_heavy_free);
      g_assert_true (holds (&reading, "Dy"));
      lds_reading_clear (&reading);
    }
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

#define ADD(name, function) g_test_add_func ("/audit/negations/" name, function)
  ADD ("free-of-rare-earths", test_free_of_rare_earths);
  ADD ("free-of-heavy-rare-earths", test_free_of_heavy_rare_earths);
  ADD ("without-magnet", test_without_magnet);
  ADD ("other-freedoms-say-nothing", test_other_freedoms_say_nothing);
  ADD ("half-a-negation-is-none", test_half_a_negation_is_none);

  status = g_test_run ();
  g_object_unref (recogniser);
  g_object_unref (catalogue);

  return status;
}
