/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of magnet grades in whatever spelling, and what only looks like one. */

#include "lds-recogniser.h"

#include <string.h>

static LdsCatalogue *catalogue;
static LdsRecogniser *recogniser;

typedef struct
{
  const char *description;
  const char *material;
} Name;

typedef struct
{
  const char *id;
  Name        names[50];
} Grade;

static const Grade grades[] = {
  { "ndfeb-sintered",
    {
      { "N30 magnet", NULL }, { "Magnet N33", NULL }, { "n35 magnet disc", NULL },
      { "Magnet, N38", NULL }, { "Block", "N40" }, { "Disc", "N42" }, { "N45 Magnet", NULL },
      { "Magnet N48 20x10x5", NULL }, { "N50 ring magnet", NULL }, { "n52 magnet", NULL },
      { "N52 12x5x3mm", NULL }, { "N52-12x5", NULL }, { "N52 magnet 12x5", NULL },
      { "N54 magnet", NULL }, { "Magnet N55", NULL }, { "Magnet N56", NULL },
      { "Neodym N45 10x5", NULL }, { "NdFeB N52", NULL }, { "NdFeB-N35", NULL },
      { "Neodymium disc N42 D10x3", NULL }, { "Neo N35", NULL }, { "钕铁硼 N35", NULL },
      { "强磁 N52 10*3", NULL }, { "ネオジム磁石 N40", NULL }, { "Imán neodimio N35 10x3", NULL },
      { "Aimant néodyme N42", NULL }, { "Magnete al neodimio N35", NULL }, { "N35-20x10x5", NULL },
      { "N 52 magnet", NULL }, { "Disc 10x2 N35", NULL }, { "N42, 20 x 10 x 5 mm", NULL },
      { "N35 Ø10x3", NULL }, { "N52 D10x3", NULL }, { "Magnet", "NdFeB (N52)" },
      { "N35 10*2", NULL }, { "N52, 2 x 1 x 0.5 cm", NULL }, { "20 x 10 x 5 N42", NULL },
    } },
  { "ndfeb-sintered-m",
    {
      { "N48M magnet", NULL }, { "Magnet N45M", NULL }, { "Magnet", "N50M" },
      { "NdFeB 48M", NULL }, { "N52M magnet", NULL }, { "N-48-M magnet", NULL },
      { "N 48 M magnet", NULL }, { "N54M magnet", NULL },
    } },
  { "ndfeb-sintered-h",
    {
      { "N45H magnet", NULL }, { "Ring", "N48H" }, { "NdFeB 44H", NULL }, { "Neo 48H", NULL },
      { "N42-H magnet", NULL }, { "N52H magnet", NULL }, { "Magnet 45H", NULL },
      { "N 45 H magnet", NULL },
    } },
  { "ndfeb-sintered-sh",
    {
      { "N42SH", NULL }, { "Segment", "42SH" }, { "N-42-SH segment", NULL },
      { "NdFeB 42SH", NULL }, { "Neo 42SH", NULL }, { "N 42 SH magnet", NULL }, { "n42sh", NULL },
      { "N42SH-20x10x5", NULL }, { "N50SH magnet", NULL }, { "Magnet 38SH", NULL },
      { "NdFeB N42 SH", NULL }, { "N40SH Magnetsegment", NULL }, { "磁钢 40SH", NULL },
      { "G42SH magnet", NULL }, { "Magnet", "NdFeB, 42 SH" }, { "N44SH", NULL },
      { "N52SH magnet", NULL }, { "45SH 磁瓦", NULL },
    } },
  { "ndfeb-sintered-uh",
    {
      { "G48UH magnet", NULL }, { "N38UH", NULL }, { "Magnet", "38UH" }, { "N42UH arc", NULL },
      { "NdFeB 35UH", NULL }, { "Neo-38UH magnet", NULL }, { "N-38UH magnet", NULL },
      { "N48UH", NULL },
    } },
  { "ndfeb-sintered-eh",
    {
      { "N35EH", NULL }, { "38EH magnet", NULL }, { "NdFeB 33EH", NULL },
      { "Rotor magnet", "N38EH" }, { "N42EH", NULL },
    } },
  { "ndfeb-sintered-ah",
    {
      { "N30AH magnet", NULL }, { "N35AH", NULL }, { "N33VH magnet", NULL }, { "N56AH", NULL },
      { "38AH magnet", NULL }, { "NdFeB 33AH", NULL }, { "N35TH magnet", NULL },
    } },
  { "ndfeb",
    {
      { "Vacodym 677 TP", NULL }, { "VACODYM 655HR", NULL }, { "VACODYM 890 TP block", NULL },
      { "Vacodym 745 HR", NULL }, { "Neomax-42", NULL }, { "NEOMAX 38", NULL },
      { "Neomax P12", NULL }, { "Magnet NMX-S49CH", NULL }, { "NEOREC 53B", NULL },
      { "Neorec 46HF", NULL }, { "TDK NEOREC40TH", NULL }, { "钕铁硼", NULL }, { "ネオジム磁石", NULL },
      { "Neodymium magnet", NULL }, { "Neodym Magnet", NULL }, { "NdFeB", NULL },
      { "Sintered neodymium iron boron", NULL },
    } },
  { "smco",
    {
      { "Recoma 18", NULL }, { "Recoma 20", NULL }, { "Recoma 22", NULL }, { "RECOMA 26HE", NULL },
      { "Recoma 28", NULL }, { "Recoma 33E", NULL }, { "Recoma 35E", NULL }, { "RECOMA30S", NULL },
      { "Vacomax 225", NULL }, { "VACOMAX 225 HR", NULL }, { "Vacomax 170", NULL },
      { "Vacomax 240", NULL }, { "SmCo 26", NULL }, { "SmCo26", NULL }, { "SmCo-28", NULL },
      { "SmCo 26H magnet", NULL }, { "钐钴", NULL }, { "Samarium-Kobalt Magnet", NULL },
      { "aimant samarium-cobalt", NULL }, { "imán de samario-cobalto", NULL },
      { "magnete samario cobalto", NULL }, { "サマリウムコバルト磁石", NULL }, { "SmCo 18", NULL },
    } },
  { "smco5",
    {
      { "SmCo5", NULL }, { "SmCo 1:5", NULL }, { "SmCo5 YX-18", NULL }, { "Magnet", "YX-20" },
      { "Magnet", "YX20" }, { "Magnet YX-24", NULL }, { "Magnet YX18H", NULL },
      { "SmCo 1/5 magnet", NULL },
    } },
  { "sm2co17",
    {
      { "YXG-28H", NULL }, { "YXG28", NULL }, { "YXG-30", NULL }, { "YXG-26M magnet", NULL },
      { "YXG-22LT", NULL }, { "Magnet", "YXG-28H" }, { "Sm2Co17", NULL }, { "SmCo 2:17", NULL },
      { "SmCo 2/17 magnet", NULL }, { "SmCo17 26", NULL }, { "Sm2Co17 YXG-30H", NULL },
      { "YXG 28", NULL }, { "Magnet XGS28", NULL },
    } },
  { "ferrite",
    {
      { "Magnet", "Y30" }, { "Magnet Y30BH", NULL }, { "Y35 magnet", NULL },
      { "Magnet Y25", NULL }, { "Y40 ferrite magnet", NULL }, { "Magnet", "C5" },
      { "Magnet C8", NULL }, { "Magnet", "FB6" }, { "FB6B magnet", NULL }, { "FB6N magnet", NULL },
      { "FB5B magnet", NULL }, { "Ring magnet", "HF 8/22" }, { "HF8/22 magnet", NULL },
      { "HF 24/16 Magnet", NULL }, { "Magnet HF 26/18", NULL }, { "HF 28/26 magnet", NULL },
      { "ceramic 5 magnet", NULL }, { "Ceramic 8 magnet", NULL }, { "Magnet, ceramic 5", NULL },
      { "铁氧体磁铁", NULL }, { "磁铁", "铁氧体" }, { "フェライト磁石", NULL }, { "Ferrit Magnet Y30", NULL },
      { "Ferrite magnet Y30H-1", NULL }, { "Magnet Y33H-2", NULL }, { "Magnet Y30-H1", NULL },
      { "Ceramic C8 magnet", NULL }, { "aimant ferrite Y35", NULL },
      { "imán de ferrita C8", NULL }, { "magnete in ferrite Y30", NULL }, { "Y10T magnet", NULL },
      { "Magnet Y28H-2", NULL }, { "Magnet C8B", NULL }, { "Magnet C7", NULL },
    } },
  { "ferrite-bonded",
    {
      { "fridge magnet", NULL }, { "Rubber magnet strip", NULL },
    } },
  { "ferrite-la-co",
    {
      { "FB9B", NULL }, { "FB9H magnet", NULL }, { "Magnet", "FB12" }, { "Magnet", "FB9" },
      { "FB12H", NULL }, { "FB12B magnet", NULL }, { "NMF-12", NULL }, { "NMF-12F", NULL },
      { "NMF12E", NULL }, { "La-Co ferrite magnet", NULL }, { "FB9N", NULL }, { "镧钴铁氧体", NULL },
    } },
  { "alnico",
    {
      { "LNG44", NULL }, { "Magnet", "LNG 37" }, { "LNG40", NULL }, { "LNGT72", NULL },
      { "LNGT18", NULL }, { "LNG52", NULL }, { "FLNG34", NULL }, { "AlNiCo 5", NULL },
      { "AlNiCo 8", NULL }, { "Alnico 9", NULL }, { "AlNiCo5 rod", NULL }, { "Alnico-5", NULL },
      { "铝镍钴", NULL }, { "アルニコ磁石", NULL }, { "AlNiCo 500", NULL }, { "Magnet", "LNG44" },
      { "Magnet", "LNGT72" }, { "Alnico V magnet", NULL },
    } },
  { "ndfeb-bonded",
    {
      { "Bonded NdFeB BNP-10", NULL }, { "BN-8 bonded NdFeB", NULL }, { "粘结钕铁硼", NULL },
      { "kunststoffgebundenes NdFeB", NULL },
    } },
  { "smfen",
    {
      { "SmFeN bonded magnet", NULL }, { "Bonded SmFeN", NULL },
    } },
  { "iron-nitride",
    {
      { "Iron nitride magnet", NULL },
    } },
  { "mnbi",
    {
      { "MnBi magnet", NULL },
    } },
};

static const char *const others[] = {
  "Y30 label", "Label Y30 2024", "Cable yellow Y30", "Date code Y30", "Capacitor C5 100nF",
  "C5, C8, C12", "Capacitor 10uF C8", "C5 0402 0.1uF", "HF antenna 13.56 MHz", "HF cable RG58",
  "HF-Drossel", "HF transceiver", "HF 8 connector", "N52 connector", "Connector N-52",
  "N35 washer", "N52-2024", "Resistor N45", "Part N42", "TPN42SH", "MOSFET N-channel 30V",
  "IRF N35", "SN74HC N52", "STM32N52", "FDN340P", "2N5551 transistor", "N50 motor shaft key",
  "296-1234-ND", "Set screw 45H", "Screw 45H M4x6", "DIN 913 45H", "Hose 38 mm",
  "42SH47 stepper bracket", "FB6 fuse box", "FB9 feedback resistor", "FB12 ferrite bead",
  "FB1 ferrite bead 600R", "Ferrite bead FB6 0603", "LNG tank valve", "LNG hose 44", "YXG relay",
  "NEO-6M GPS", "NeoPixel ring 16", "Neoprene sheet 3 mm", "NEOHM resistor", "C8 colour black",
  "Ceramic capacitor C5", "Ceramic 5 pF", "Ceramic resonator 8 MHz", "Ceramic insulator",
  "Ferrite core EE25", "Ferrite ring FT50-43", "NMF cable tie", "Recommended part 18",
  "SMCO connector series", "SMC 18 connector", "G48 spacer", "G 40 glove box", "M42 lens mount",
  "H42 fitting", "SH connector 42", "UH 38 key", "38 AH battery", "12V 35AH battery",
  "Battery 38AH", "Lead acid 12V 40 AH", "33 AH Battery NiCd", "N56 cap nut", "N30 hex nut",
  "N40 sandpaper", "Sheet A4 N80", "Vacuum pump oil 225", "VACON drive bracket", "K500 connector",
  "Alnico switch", "Grade N42 paper", "N42 bearing 42x20", "PVC pipe N35", "O-ring N70 12x3",
  "O-ring NBR70 12x2", "NBR 70 seal 20x3", "Y-cable 30 cm", "Y35 capacitor", "X7R C8 0805",
  "Nylon N66 10x5", "N52 12 V relay", "Washer N35 12x5x3", "Switch N48 20x10", "Fuse 5x20 N35",
  "Label N42 40x20 mm", "Bearing N40 12x5", "Spring N45 10x40",
};

static void
read_line (const char *description,
           const char *material,
           LdsReading *reading)
{
  LdsLine line = { .description = description, .material = material };

  g_test_message ("“%s” | “%s”", description, material != NULL ? material : "");
  lds_recogniser_read (recogniser, &line, reading);
}

static void
test_any_grade_resolves (void)
{
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (grades); i++)
    for (const Name *name = grades[i].names; name->description != NULL; name++)
      {
        LdsReading reading;

        read_line (name->description, name->material, &reading);
        g_assert_nonnull (reading.material);
        g_assert_cmpstr (reading.material->id, ==, grades[i].id);
        g_assert_cmpint (reading.stage, ==, LDS_STAGE_MAGNET);
        g_assert_true (strstr (name->description, reading.word) != NULL ||
                       strstr (name->material, reading.word) != NULL);
        lds_reading_clear (&reading);
        n++;
      }

  g_assert_cmpuint (n, >=, 120);
}

static void
test_what_is_no_grade_stays_none (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (others), >=, 60);

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      LdsReading reading;

      read_line (others[i], NULL, &reading);
      g_assert_cmpint (reading.holds, !=, LDS_HOLDS_RARE_EARTH);
      g_assert_false (reading.may_hold_magnet);
      g_assert_true (reading.material == NULL || !g_str_equal (reading.material->kind, "magnet"));
      lds_reading_clear (&reading);
    }
}

/* A series of which no source tells the kind, and a ferrite that may hold lanthanum: to be asked. */
static void
test_a_name_of_no_known_kind_is_asked_for (void)
{
  static const char *const names[] = {
    "Koerzit 500", "KOERZIT 260", "Koerzit magnet", "Magnet Y40", "Magnet C10", "Magnet XY99",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      LdsReading reading;

      read_line (names[i], NULL, &reading);
      g_assert_cmpint (reading.holds, ==, LDS_HOLDS_UNKNOWN);
      g_assert_true (reading.may_hold_magnet);
      lds_reading_clear (&reading);
    }
}

/* "N42 H 5" gives a height, not class H. */
static void
test_one_letter_is_a_class_only_beside_its_number (void)
{
  static const struct
  {
    const char *description;
    const char *id;
  } cases[] = {
    { "N42-H magnet", "ndfeb-sintered-h" },       { "N 42 H magnet", "ndfeb-sintered-h" },
    { "N42 M magnet", "ndfeb-sintered-m" },       { "N42 H 5 mm magnet", "ndfeb-sintered" },
    { "N42 D10 H 5 magnet", "ndfeb-sintered" },   { "N42 M3 magnet", "ndfeb-sintered" },
    { "N42 x 5 magnet", "ndfeb-sintered" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LdsReading reading;

      read_line (cases[i].description, NULL, &reading);
      g_assert_nonnull (reading.material);
      g_assert_cmpstr (reading.material->id, ==, cases[i].id);
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

#define ADD(name, function) g_test_add_func ("/audit/grade-names/" name, function)
  ADD ("any-grade-resolves", test_any_grade_resolves);
  ADD ("what-is-no-grade-stays-none", test_what_is_no_grade_stays_none);
  ADD ("a-name-of-no-known-kind-is-asked-for", test_a_name_of_no_known_kind_is_asked_for);
  ADD ("one-letter-is-a-class-only-beside-its-number",
       test_one_letter_is_a_class_only_beside_its_number);

  status = g_test_run ();
  g_object_unref (recogniser);
  g_object_unref (catalogue);

  return status;
}
