/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-recogniser.h"

#include <math.h>
#include <string.h>

static LdsCatalogue *catalogue;
static LdsRecogniser *recogniser;

static void
read_line (const char *description,
           const char *material,
           LdsReading *reading)
{
  LdsLine line = { .description = description, .material = material };
  g_autofree char *shown = g_utf8_make_valid (description != NULL ? description : "", -1);

  lds_recogniser_read (recogniser, &line, reading);
  g_test_message ("“%s” | “%s”: “%s”", shown, material != NULL ? material : "",
                  reading->word != NULL ? reading->word : "");
}

static const LdsShare *
find_share (const LdsReading *reading,
            const char       *symbol)
{
  guint element = lds_catalogue_find_element (catalogue, symbol)->index;

  for (guint i = 0; i < reading->n_shares; i++)
    if (reading->shares[i].element == element)
      return &reading->shares[i];

  return NULL;
}

typedef struct
{
  const char *description;
  const char *material;
  const char *id;
} MaterialCase;

static void
check_materials (const MaterialCase *cases,
                 gsize               n_cases,
                 LdsHolds            holds)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      LdsReading reading;

      read_line (cases[i].description, cases[i].material, &reading);
      g_assert_cmpint (reading.holds, ==, holds);
      g_assert_nonnull (reading.material);
      g_assert_cmpstr (reading.material->id, ==, cases[i].id);
      g_assert_cmpint (reading.evidence, <=, LDS_EVIDENCE_ESTIMATED);
      g_assert_nonnull (reading.word);
      g_assert_nonnull (strstr (g_str_equal (reading.word_field, "material")
                                  ? cases[i].material : cases[i].description, reading.word));
      g_assert_true ((reading.n_shares > 0) == (holds == LDS_HOLDS_RARE_EARTH));
      lds_reading_clear (&reading);
    }
}

static void
test_grades_in_any_spelling (void)
{
  static const MaterialCase cases[] = {
    { "Rotor segment", "N42SH", "ndfeb-sintered-sh" },
    { "Segment", "42SH", "ndfeb-sintered-sh" },
    { "Segment", "N-42-SH", "ndfeb-sintered-sh" },
    { "Segment", "N42-SH", "ndfeb-sintered-sh" },
    { "Segment", "N 42 SH", "ndfeb-sintered-sh" },
    { "Segment", "NdFeB 42SH", "ndfeb-sintered-sh" },
    { "Segment", "NdFeB N42SH, NiCuNi", "ndfeb-sintered-sh" },
    { "Neo 42SH magnet", NULL, "ndfeb-sintered-sh" },
    { "Magnet G48UH", NULL, "ndfeb-sintered-uh" },
    { "Magnet segment 38EH", NULL, "ndfeb-sintered-eh" },
    { "N35AH arc magnet", NULL, "ndfeb-sintered-ah" },
    { "N33VH magnet", NULL, "ndfeb-sintered-ah" },
    { "N52 12x5x3mm", NULL, "ndfeb-sintered" },
    { "N35 10 x 2 mm", NULL, "ndfeb-sintered" },
    { "N45H magnet block 20x10x5", NULL, "ndfeb-sintered-h" },
    { "Magnet, disc, N48M", NULL, "ndfeb-sintered-m" },
    { "Magnet", "N52", "ndfeb-sintered" },
    { "磁铁 N42SH", NULL, "ndfeb-sintered-sh" },
    { "永磁体 42SH", NULL, "ndfeb-sintered-sh" },
    { "Ring N42SH", NULL, "ndfeb-sintered-sh" },
  };

  check_materials (cases, G_N_ELEMENTS (cases), LDS_HOLDS_RARE_EARTH);
}

static void
test_names_of_other_magnets (void)
{
  static const MaterialCase cases[] = {
    { "Neodymium magnet 10x2", NULL, "ndfeb" }, { "6x3mm Neodimium Magnet", NULL, "ndfeb" },
    { "Neodym-Magnet 8x3", NULL, "ndfeb" }, { "ネオジム磁石", NULL, "ndfeb" },
    { "钕铁硼 D10", NULL, "ndfeb" }, { "NdFeB ring", NULL, "ndfeb" },
    { "Aimant néodyme", NULL, "ndfeb" }, { "Imán de neodimio 5x2", NULL, "ndfeb" },
    { "Neodymmagnete", NULL, "ndfeb" },
    { "Bonded NdFeB ring magnet", NULL, "ndfeb-bonded" },
    { "Magnet", "SmCo", "smco" }, { "Magnet", "Sm2Co17", "sm2co17" },
    { "Magnet", "YXG-28H", "sm2co17" }, { "Magnet", "YXG28H", "sm2co17" },
    { "Magnet", "Recoma 30S", "smco" }, { "Magnet Vacomax 225", NULL, "smco" },
    { "Magnet SmCo5", NULL, "smco5" }, { "钐钴磁钢", NULL, "smco" },
    { "Magnet", "FB9", "ferrite-la-co" }, { "Ferrite magnet NMF-12F", NULL, "ferrite-la-co" },
  };

  check_materials (cases, G_N_ELEMENTS (cases), LDS_HOLDS_RARE_EARTH);
}

static void
test_magnets_without_rare_earth (void)
{
  static const MaterialCase cases[] = {
    { "Magnet", "Y30", "ferrite" }, { "Magnet Y30BH ring", NULL, "ferrite" },
    { "Ferrite magnet", NULL, "ferrite" }, { "Ferritmagnet 20x5", NULL, "ferrite" },
    { "Magnet C8", NULL, "ferrite" }, { "Magnet, ceramic 5", NULL, "ferrite" },
    { "Magnet FB6", NULL, "ferrite" }, { "铁氧体磁铁", NULL, "ferrite" },
    { "Magnet", "铁氧体", "ferrite" }, { "AlNiCo 5 bar magnet", NULL, "alnico" },
    { "Magnet LNG44", NULL, "alnico" },
  };

  check_materials (cases, G_N_ELEMENTS (cases), LDS_HOLDS_NONE);
}

static void
test_other_carriers (void)
{
  static const MaterialCase cases[] = {
    { "Gearbox housing WE43", NULL, "we43" }, { "Housing", "Elektron 21", "ev31" },
    { "Bracket", "Scalmalloy", "scalmalloy" }, { "Bracket, AlSc", NULL, "alsc" },
    { "Nd:YAG rod 5x80", NULL, "ndyag" }, { "Turbine blade, thermal barrier coating YSZ", NULL,
      "barrier-coating" }, { "YSZ ceramic tube", NULL, "ysz" },
    { "Dysprosium oxide 99.9", NULL, "oxide-dy" }, { "Powder", "Dy2O3", "oxide-dy" },
    { "Terbium metal", NULL, "metal-tb" }, { "Terfenol-D rod", NULL, "terfenol-d" },
    { "NiMH battery AA", NULL, "nimh" }, { "TIG electrode WL20 2.4 mm", NULL, "tig-la" },
    { "Lens", "N-LAK33", "lanthanum-glass" }, { "Heat shield", "1.4835", "steel-253ma" },
    { "Holmium laser rod", NULL, "hoyag" }, { "YIG sphere", NULL, "yig" },
    { "Laser rod 5x80", NULL, "laser-rod" }, { "TIG electrode WC20", NULL, "tig-ce" },
    { "Magnetostrictive actuator", NULL, "magnetostrictive" },
  };

  check_materials (cases, G_N_ELEMENTS (cases), LDS_HOLDS_RARE_EARTH);
}

static void
test_plain_materials (void)
{
  static const MaterialCase cases[] = {
    { "Steel screw M3x10", NULL, "steel" }, { "Screw M3", "stainless steel A2", "stainless-steel" },
    { "Housing", "aluminium 6061", "aluminium" }, { "Housing", "EN AW-6082", "aluminium" },
    { "Plate", "6061-T6", "aluminium" }, { "Bolt", "1.4301", "stainless-steel" },
    { "Bracket", "S235", "steel" }, { "Shaft", "AISI 304", "stainless-steel" },
    { "Nut", "CuZn39Pb3", "brass" }, { "Spacer, nylon", NULL, "polyamide" },
    { "Spacer", "PA66", "polyamide" }, { "Gear", "POM", "pom" }, { "Bushing", "PEEK", "peek" },
    { "Cover", "ABS", "abs" }, { "Seal", "PTFE", "ptfe" }, { "Bolt", "Ti-6Al-4V", "titanium" },
    { "Schraube M4x12 Edelstahl", NULL, "stainless-steel" }, { "Blech", "Stahl", "steel" },
    { "Steel bracket for magnet", NULL, "steel" },
    { "Shaft M8 (Steel) 160mm connected to the motor", NULL, "steel" },
    { "Motor bracket", "Steel", "steel" }, { "螺丝", "不锈钢", "stainless-steel" },
    { "Ferrite bead 600R 0603", NULL, "soft-ferrite" },
    { "Magnet wire 0.2 mm", NULL, "enamelled-copper" }, { "Kupferlackdraht 0,5", NULL,
      "enamelled-copper" },
  };

  check_materials (cases, G_N_ELEMENTS (cases), LDS_HOLDS_NONE);
}

static void
test_may_hold_a_magnet (void)
{
  static const char *const descriptions[] = {
    "Magnet 6mm x 6mm", "Haltemagnet", "Aimant", "Imán 5mm", "Magnete", "磁铁", "磁石", "マグネット",
    "Rare earth magnet", "Magnet for motor", "Motor magnet", "Encoder magnet",
    "NEMA17 stepper motor", "NEMA 17", "Schrittmotor", "步进电机", "ステッピングモータ",
    "Motor paso a paso", "Moteur pas à pas", "Motore passo-passo", "BLDC motor",
    "Brushless outrunner",
    "Servomotor", "无刷电机", "DC motor 12V", "Getriebemotor", "Cooling fan 40x40", "Lüfter 24V",
    "风扇", "ファン", "Loudspeaker 8 Ohm", "Lautsprecher", "扬声器", "HDD 2.5\" 1 TB", "TWT",
    "Circulator 10 GHz", "Magnetic coupling", "Motor with bracket", "Motor, steel housing",
    "Linear stage with integrated controller, stepper motor", "Stepper motor 5 mm shaft",
    "StepperMotor_NEMA17", "Hub motor", "Gimbal motor", "Water pump 12V", "X,Y Motor",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (descriptions); i++)
    {
      LdsReading reading;

      read_line (descriptions[i], NULL, &reading);
      g_assert_true (reading.may_hold_magnet);
      g_assert_cmpint (reading.holds, ==, LDS_HOLDS_UNKNOWN);
      g_assert_cmpint (reading.evidence, ==, LDS_EVIDENCE_UNKNOWN);
      g_assert_cmpuint (reading.n_shares, ==, 0);
      g_assert_nonnull (reading.thing);
      lds_reading_clear (&reading);
    }
}

static void
test_false_friends (void)
{
  static const char *const descriptions[] = {
    "Stepper motor driver", "Motor controller 24V", "Motor bracket", "Servo cable 300 mm",
    "Motor connector 4-pin", "MOTOR", "SERVO POWER terminal block", "Bracket for a motor",
    "Screws included with servo", "RJ45 with magnetics", "Magnetic encoder AS5047", "NeoPixel ring",
    "NEO-6M GPS", "NEO-M8N", "296-1234-ND", "ER16 collet", "ER14505 cell", "CE mark label",
    "Magnetometer QMC5883", "Hall sensor", "Solenoid 12V", "Elektromagnet 24V", "电磁铁",
    "Piezo buzzer", "FAN3122TMX", "Fan guard 40 mm", "Fan-out buffer", "Motorhalterung",
    "Schrittmotortreiber", "Soporte de motor", "Support moteur", "电机支架", "モータドライバ",
    "ファンクションキー", "Digital isolator", "Charge pump", "Magnet holder", "Holder for N52 magnets",
    "Sensor without magnet", "Sensor ohne Magnet", "Induction motor 4 kW", "Asynchronmotor",
    "Resistor 10k YAGEO", "GGG40 housing", "PR number 12", "P3 Fan+-", "Wire – Motor +",
    "Encoder chip", "SSD 1 TB", "Neoprene strip", "Set screw 45H", "Y30 label", "Hose 10 mm", "Ruby laser rod",
    "Magnetostrictive level sensor", "Distance sensor, sonar", "FB12 bead", "Washer N35 12x5x3",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (descriptions); i++)
    {
      LdsReading reading;

      /* A bare "MOTOR" is a motor; as the name of a port it stands behind a connector. */
      if (g_str_equal (descriptions[i], "MOTOR"))
        read_line ("Header 1x4 MOTOR", NULL, &reading);
      else
        read_line (descriptions[i], NULL, &reading);
      g_assert_false (reading.may_hold_magnet);
      g_assert_cmpint (reading.holds, !=, LDS_HOLDS_RARE_EARTH);
      lds_reading_clear (&reading);
    }
}

static void
test_nothing_known_is_unknown (void)
{
  static const struct
  {
    const char *description;
    const char *material;
  } cases[] = {
    { "Widget", NULL }, { "Controller", NULL }, { "Motor driver, steel housing", NULL },
    { "PCB", "FR4" }, { "Steel cable with connector", NULL }, { NULL, NULL }, { "", "" },
    { "Sensor board", "Steel" }, { "Bracket", NULL }, { "\xff\xfe", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LdsReading reading;

      read_line (cases[i].description, cases[i].material, &reading);
      g_assert_cmpint (reading.holds, ==, LDS_HOLDS_UNKNOWN);
      g_assert_cmpint (reading.evidence, ==, LDS_EVIDENCE_UNKNOWN);
      g_assert_false (reading.may_hold_magnet);
      lds_reading_clear (&reading);
    }
}

/* Worked example 15, the recogniser's part. */
static void
test_contradicting_columns_are_a_conflict (void)
{
  LdsReading reading;

  read_line ("Ring, rare earth free", "N42SH", &reading);
  g_assert_true (reading.conflict);
  g_assert_true (reading.says_rare_earth_free);
  g_assert_cmpint (reading.holds, ==, LDS_HOLDS_RARE_EARTH);
  g_assert_cmpstr (reading.material->id, ==, "ndfeb-sintered-sh");
  g_assert_cmpfloat_with_epsilon (find_share (&reading, "Dy")->high, 0.045, 1e-9);
  g_assert_cmpstr (reading.word, ==, "N42SH");
  g_assert_cmpstr (reading.word_field, ==, "material");
  lds_reading_clear (&reading);

  read_line ("Neodymium magnet", "Ferrite", &reading);
  g_assert_true (reading.conflict);
  g_assert_cmpint (reading.holds, ==, LDS_HOLDS_RARE_EARTH);
  lds_reading_clear (&reading);

  read_line ("Ring", "N42SH", &reading);
  g_assert_false (reading.conflict);
  lds_reading_clear (&reading);
}

static void
test_rare_earth_free (void)
{
  static const char *const descriptions[] = {
    "Magnet, rare earth free", "Rare-earth-free motor", "Magnet ohne Seltene Erden",
    "Aimant sans terres rares", "无稀土电机", "レアアースフリー モータ", "Magnet, no rare earths",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (descriptions); i++)
    {
      LdsReading reading;

      read_line (descriptions[i], NULL, &reading);
      g_assert_true (reading.says_rare_earth_free);
      g_assert_cmpint (reading.holds, ==, LDS_HOLDS_NONE);
      g_assert_cmpint (reading.evidence, ==, LDS_EVIDENCE_STATED);
      g_assert_false (reading.may_hold_magnet);
      g_assert_false (reading.conflict);
      lds_reading_clear (&reading);
    }
}

static void
test_heavy_free_takes_dy_and_tb_away (void)
{
  static const char *const descriptions[] = {
    "Magnet N42SH Dy free", "Magnet N42SH, HRE-free", "N42SH 重稀土 free 磁铁",
    "Magnet N42SH ohne Dysprosium", "Magnet N42SH, heavy rare earth free",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (descriptions); i++)
    {
      LdsReading reading;

      read_line (descriptions[i], NULL, &reading);
      g_assert_true (reading.says_heavy_free);
      g_assert_false (reading.says_rare_earth_free);
      g_assert_false (reading.conflict);
      g_assert_cmpint (reading.holds, ==, LDS_HOLDS_RARE_EARTH);
      g_assert_null (find_share (&reading, "Dy"));
      g_assert_null (find_share (&reading, "Tb"));
      g_assert_cmpfloat_with_epsilon (find_share (&reading, "Nd")->low, 0.18, 1e-9);
      lds_reading_clear (&reading);
    }
}

static void
test_unknown_grade_is_told (void)
{
  LdsReading reading;

  read_line ("Neodymium magnet", NULL, &reading);
  g_assert_true (reading.grade_unknown);
  g_assert_false (find_share (&reading, "Dy")->counts);
  g_assert_true (find_share (&reading, "Nd")->counts);
  lds_reading_clear (&reading);

  read_line ("Neodymium magnet N35", NULL, &reading);
  g_assert_false (reading.grade_unknown);
  g_assert_cmpstr (reading.material->id, ==, "ndfeb-sintered");
  lds_reading_clear (&reading);
}

/* The shares are those of the whole item, and a motor is more than its magnets. */
static void
test_a_magnet_is_only_a_part_of_its_motor (void)
{
  LdsReading reading;

  read_line ("BLDC motor with N42SH magnets", NULL, &reading);
  g_assert_cmpint (reading.holds, ==, LDS_HOLDS_RARE_EARTH);
  g_assert_cmpint (reading.form, ==, LDS_FORM_MAGNET);
  g_assert_cmpint (reading.stage, ==, LDS_STAGE_COMPONENT);
  g_assert_true (isnan (find_share (&reading, "Nd")->high));
  g_assert_true (find_share (&reading, "Dy")->counts);
  g_assert_nonnull (reading.thing);
  lds_reading_clear (&reading);

  read_line ("DC motor with ferrite magnets", NULL, &reading);
  g_assert_cmpint (reading.holds, ==, LDS_HOLDS_NONE);
  g_assert_false (reading.may_hold_magnet);
  lds_reading_clear (&reading);
}

static void
test_stated_amounts (void)
{
  static const struct
  {
    const char *description;
    const char *material;
    double      share;
  } cases[] = {
    { "Magnet", "Dy 4 %", 0.04 }, { "Alloy 4.0 wt% Dy", NULL, 0.04 }, { "Alloy, Dy: 1,5 %", NULL,
      0.015 },
    { "Alloy Dy 250 ppm", NULL, 0.00025 }, { "Magnet", "NdFeB, Dy 4%", 0.04 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LdsReading reading;

      read_line (cases[i].description, cases[i].material, &reading);
      g_assert_cmpint (reading.holds, ==, LDS_HOLDS_RARE_EARTH);
      g_assert_cmpfloat_with_epsilon (find_share (&reading, "Dy")->low, cases[i].share, 1e-9);
      g_assert_true (find_share (&reading, "Dy")->counts);
      lds_reading_clear (&reading);
    }
}

static void
test_symbols_count_in_their_place (void)
{
  static const struct
  {
    const char *description;
    const char *material;
    const char *symbol;
  } cases[] = {
    { "Rod", "Dy", "Dy" }, { "Target", "Nd, Fe, B", "Nd" }, { "Casting", "Mg-Y-Nd-Zr", "Y" },
    { "LaB6 cathode", NULL, "La" }, { "Target", "LaNi5", "La" }, { "Crystal", "YVO4", "Y" },
    { "Er in a sentence", NULL, NULL }, { "Sm washer", NULL, NULL }, { "La plaque", NULL, NULL },
    { "Zipper", "YKK", NULL }, { "Tube", "Hose", NULL }, { "Colour Y", NULL, NULL },
    { "CE 12 label", NULL, NULL }, { "Ho ho ho", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LdsReading reading;

      read_line (cases[i].description, cases[i].material, &reading);
      if (cases[i].symbol != NULL)
        {
          g_assert_cmpint (reading.holds, ==, LDS_HOLDS_RARE_EARTH);
          g_assert_nonnull (find_share (&reading, cases[i].symbol));
        }
      else
        {
          g_assert_cmpint (reading.holds, !=, LDS_HOLDS_RARE_EARTH);
        }
      lds_reading_clear (&reading);
    }
}

static void
test_codes_are_weaker_than_text (void)
{
  static const struct
  {
    LdsLine     line;
    LdsHolds    holds;
    gboolean    may_hold_magnet;
    const char *id;
    const char *field;
  } cases[] = {
    { { .description = "Powder", .cas = "1308-87-8" }, LDS_HOLDS_RARE_EARTH, FALSE, "oxide-dy",
      "cas" },
    { { .description = "Powder", .cas = "CAS 7429-91-6" }, LDS_HOLDS_RARE_EARTH, FALSE, "metal-dy",
      "cas" },
    { { .description = "Powder", .cas = "7439-89-6" }, LDS_HOLDS_UNKNOWN, FALSE, NULL, NULL },
    { { .description = "Ring", .hs_code = "8505.11" }, LDS_HOLDS_UNKNOWN, TRUE, NULL, "hs_code" },
    { { .description = "Ring", .hs_code = "8505 19 90" }, LDS_HOLDS_NONE, FALSE, "ferrite",
      "hs_code" },
    { { .description = "Magnet", .hs_code = "8505.19" }, LDS_HOLDS_NONE, FALSE, "ferrite",
      "hs_code" },
    { { .description = "N42SH magnet", .hs_code = "8505.19" }, LDS_HOLDS_RARE_EARTH, FALSE,
      "ndfeb-sintered-sh", "description" },
    { { .description = "Thing", .hs_code = "8501.31" }, LDS_HOLDS_UNKNOWN, TRUE, NULL, "hs_code" },
    { { .description = "Thing", .hs_code = "7318.15" }, LDS_HOLDS_UNKNOWN, FALSE, NULL, NULL },
    { { .description = "Steel screw", .hs_code = "8505.11" }, LDS_HOLDS_UNKNOWN, TRUE, NULL,
      "hs_code" },
    { { .description = "Part", .part_number = "N42SH-20x10x5" }, LDS_HOLDS_RARE_EARTH, FALSE,
      "ndfeb-sintered-sh", "part_number" },
    { { .description = "Bracket", .part_number = "MOTOR-1" }, LDS_HOLDS_UNKNOWN, FALSE, NULL,
      NULL },
    { { .description = "M12 connector", .manufacturer = "Maxon" }, LDS_HOLDS_UNKNOWN, FALSE, NULL,
      NULL },
    { { .description = "EC-i 40", .manufacturer = "maxon" }, LDS_HOLDS_UNKNOWN, TRUE, NULL,
      "manufacturer" },
    { { .description = "Resistor", .manufacturer = "Oriental Motor" }, LDS_HOLDS_UNKNOWN, FALSE,
      NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LdsReading reading;

      g_test_message ("%s", cases[i].line.description);
      lds_recogniser_read (recogniser, &cases[i].line, &reading);
      g_assert_cmpint (reading.holds, ==, cases[i].holds);
      g_assert_true (reading.may_hold_magnet == cases[i].may_hold_magnet);
      g_assert_cmpstr (reading.material != NULL ? reading.material->id : NULL, ==, cases[i].id);
      g_assert_cmpstr (reading.word_field, ==, cases[i].field);
      lds_reading_clear (&reading);
    }
}

static void
test_the_word_is_spelt_as_in_the_line (void)
{
  static const struct
  {
    const char *description;
    const char *material;
    const char *word;
  } cases[] = {
    { "Small NEODYMIUM Magnet, 5 mm", NULL, "NEODYMIUM Magnet" },
    { "Ｓｅｒｖｏ　ＳＧ", NULL, "Ｓｅｒｖｏ" },
    { "Axiallüfter 24V", NULL, "Axiallüfter" },
    { "42步进电机", NULL, "步进电机" },
    { "ﾓｰﾀ", NULL, "ﾓｰﾀ" },
    { "ｽﾃｯﾋﾟﾝｸﾞﾓｰﾀ", NULL, "ｽﾃｯﾋﾟﾝｸﾞﾓｰﾀ" },
    { "LäuferStepperMotor", NULL, "StepperMotor" },
    { "Rotor disc", "Größe 5: NdFeB", "NdFeB" },
    { "Scheibe, Größe 5", "NdFeB ring", "NdFeB" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LdsReading reading;

      read_line (cases[i].description, cases[i].material, &reading);
      g_assert_cmpstr (reading.word, ==, cases[i].word);
      lds_reading_clear (&reading);
    }
}

static void
test_a_second_reading_is_the_same (void)
{
  LdsReading first, second;

  read_line ("Magnet N42SH Dy free", NULL, &first);
  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *text = g_strdup_printf ("Magnet N42SH, Dy %u.%u %%", i % 90, i);

      read_line (text, NULL, &second);
      lds_reading_clear (&second);
    }
  read_line ("Magnet N42SH Dy free", NULL, &second);

  g_assert_cmpuint (first.n_shares, ==, second.n_shares);
  g_assert_true (first.shares == second.shares);
  g_assert_cmpstr (first.word, ==, second.word);
  g_assert_true (first.word != second.word);
  lds_reading_clear (&first);
  lds_reading_clear (&second);
}

static void
test_traces_are_told_apart (void)
{
  static const struct
  {
    const char *description;
    const char *id;
  } cases[] = {
    { "0.1uF X7R", "mlcc" }, { "Capacitor 100nF X5R 0402", "mlcc" }, { "LED white", "white-led" },
    { "LED_SMD_WHITE_1206", "white-led" }, { "Weiße LED 5 mm", "white-led" },
    { "LED blanche", "white-led" }, { "LED blanco", "white-led" }, { "LED bianco", "white-led" },
    { "白光LED", "white-led" }, { "白色LED", "white-led" }, { "Fluorescent tube", "fluorescent-lamp" },
    { "Leuchtstofflampe", "fluorescent-lamp" }, { "蛍光灯", "fluorescent-lamp" },
    { "Polished glass window", "polished-glass" }, { "LED red", NULL }, { "White LED driver", NULL },
    { "Fan with white LED", NULL }, { "MLCC, rare earth free", NULL }, { "Resistor 10k", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LdsReading reading;

      read_line (cases[i].description, NULL, &reading);
      g_assert_cmpstr (reading.trace.id, ==, cases[i].id);
      g_assert_cmpint (reading.trace.kind, ==,
                       cases[i].id != NULL ? LDS_RULE_COMPONENT : LDS_RULE_NONE);
      g_assert_cmpuint (reading.n_shares, ==, 0);
      if (cases[i].id != NULL)
        g_assert_cmpint (reading.holds, ==, LDS_HOLDS_UNKNOWN);
      lds_reading_clear (&reading);
    }
}

/* Bounds measured on bills of materials of public projects, which are not part of the program. */
static void
test_corpus (void)
{
  const char *shared = g_getenv ("LODESTONE_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "corpus", "tags.tsv",
                                            NULL);
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_magnets = 0, magnets = 0, n_motors = 0, motors = 0, n_friends = 0, friends = 0;

  if (!g_file_get_contents (path, &content, NULL, NULL))
    {
      g_test_skip ("the corpus is not here");
      return;
    }

  lines = g_strsplit (content, "\n", 0);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", 0);
      LdsReading reading;
      gboolean flagged;

      read_line (cells[3], NULL, &reading);
      flagged = reading.may_hold_magnet || reading.holds == LDS_HOLDS_RARE_EARTH;
      if (g_str_equal (cells[4], "false-friend"))
        {
          n_friends++;
          friends += flagged;
        }
      else if (g_str_has_prefix (cells[4], "magnet-"))
        {
          n_magnets++;
          magnets += flagged;
        }
      else if (g_str_equal (cells[4], "motor-pm") || g_str_equal (cells[4], "contains-magnet"))
        {
          n_motors++;
          motors += reading.may_hold_magnet;
        }
      lds_reading_clear (&reading);
    }

  g_test_message ("magnets %u of %u, motors %u of %u, false friends flagged %u of %u",
                  magnets, n_magnets, motors, n_motors, friends, n_friends);
  g_assert_cmpfloat (magnets, >=, 0.97 * n_magnets);
  g_assert_cmpfloat (motors, >=, 0.90 * n_motors);
  g_assert_cmpfloat (friends, <=, 0.02 * n_friends);
}

/* What the maker calls a magnet tells its grade; our own number may only make it worse. */
static void
test_grades_in_numbers (void)
{
  static const struct
  {
    const char *description;
    const char *part_number;
    const char *mpn;
    const char *material;
  } cases[] = {
    { "Magnet", "M-1", "N42SH-12x5", "ndfeb-sintered-sh" },
    { "Magnet 12x5x3 mm", NULL, "YXG-28H", "sm2co17" },
    { "Rotor magnet", "M-5", "Y30BH", "ferrite" },
    { "Segment magnet", "N42UH-77", NULL, "ndfeb-sintered-uh" },
    { "Segment magnet", "Y30-77", NULL, NULL },
    { "Segment magnet", NULL, "Y30-1001", NULL },
    { "Segment magnet", NULL, "C5-10x3", NULL },
    { "NdFeB magnet", NULL, "N42UH-3", "ndfeb-sintered-uh" },
    { "NdFeB magnet", NULL, "YXG-28H", "ndfeb" },
    { "NdFeB magnet", NULL, "Y30BH", "ndfeb" },
    { "N35 magnet", NULL, "N42UH-3", "ndfeb-sintered" },
    { "Magnet", NULL, "MAGNET-12", NULL },
    { "Servo motor", NULL, "N42SH-12x5", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LdsLine line = {
        .description = cases[i].description,
        .part_number = cases[i].part_number,
        .mpn = cases[i].mpn,
      };
      LdsReading reading;

      lds_recogniser_read (recogniser, &line, &reading);
      g_test_message ("%s, %s", cases[i].description, cases[i].mpn);
      g_assert_cmpstr (reading.material != NULL ? reading.material->id : NULL, ==, cases[i].material);
      lds_reading_clear (&reading);
    }
}

static void
test_devices_of_plain_parts (void)
{
  LdsReading reading;

  read_line ("Acrylic tube variable area flow meter with optional alarm", NULL, &reading);
  g_assert_cmpint (reading.holds, ==, LDS_HOLDS_UNKNOWN);
  lds_reading_clear (&reading);
  read_line ("M4 nylon insert lock nut", NULL, &reading);
  g_assert_null (reading.material);
  lds_reading_clear (&reading);
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

#define ADD(name, function) g_test_add_func ("/audit/recogniser/" name, function)
  ADD ("grades-in-numbers", test_grades_in_numbers);
  ADD ("devices-of-plain-parts", test_devices_of_plain_parts);
  ADD ("grades-in-any-spelling", test_grades_in_any_spelling);
  ADD ("names-of-other-magnets", test_names_of_other_magnets);
  ADD ("magnets-without-rare-earth", test_magnets_without_rare_earth);
  ADD ("other-carriers", test_other_carriers);
  ADD ("plain-materials", test_plain_materials);
  ADD ("may-hold-a-magnet", test_may_hold_a_magnet);
  ADD ("false-friends", test_false_friends);
  ADD ("nothing-known-is-unknown", test_nothing_known_is_unknown);
  ADD ("contradicting-columns-are-a-conflict", test_contradicting_columns_are_a_conflict);
  ADD ("rare-earth-free", test_rare_earth_free);
  ADD ("heavy-free-takes-dy-and-tb-away", test_heavy_free_takes_dy_and_tb_away);
  ADD ("unknown-grade-is-told", test_unknown_grade_is_told);
  ADD ("a-magnet-is-only-a-part-of-its-motor", test_a_magnet_is_only_a_part_of_its_motor);
  ADD ("stated-amounts", test_stated_amounts);
  ADD ("symbols-count-in-their-place", test_symbols_count_in_their_place);
  ADD ("codes-are-weaker-than-text", test_codes_are_weaker_than_text);
  ADD ("the-word-is-spelt-as-in-the-line", test_the_word_is_spelt_as_in_the_line);
  ADD ("traces-are-told-apart", test_traces_are_told_apart);
  ADD ("a-second-reading-is-the-same", test_a_second_reading_is_the_same);
  ADD ("corpus", test_corpus);

  status = g_test_run ();
  g_object_unref (recogniser);
  g_object_unref (catalogue);

  return status;
}
