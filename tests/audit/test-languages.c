/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines in the languages of parts lists: what holds a magnet is asked for it, what is only for such a thing is not. */

#include "lds-recogniser.h"

static LdsCatalogue *catalogue;
static LdsRecogniser *recogniser;

static const char *const magnets_and_motors[] = {
  /* Swedish, Danish, Finnish, Dutch */
  "Stegmotor NEMA 17", "Kylfläkt 40 mm", "Högtalare 8 ohm", "Neodymmagneter 10x3 mm", "Blæser 12V",
  "Askelmoottori", "Luidspreker 8 ohm", "Neodymium magneetjes 5x2",
  /* German, French */
  "Magnetschlösser", "Magnetleiste 30 cm", "Bürstenloser Motor 2212", "Aimants néodyme 8x3", "Moteur pas à pas 28BYJ-48",
  /* Spanish, Portuguese, Italian, Romanian */
  "Imanes de neodimio 5x2", "Bomba sumergible 5V", "Bocina 8 ohm", "Ímãs de neodímio 10x2",
  "Motor de passo 28BYJ-48", "Ventola 40x40x10", "Motor pas cu pas",
  /* Polish, Czech, Hungarian, Turkish */
  "Silnik krokowy NEMA17", "Magnes neodymowy 10x5", "Serwo SG90", "Krokový motor", "Reproduktor 8 ohm",
  "Hangszóró 8 ohm", "Neodyum mıknatıs",
  /* Russian */
  "Магнит неодимовый 10х3", "Мотор-редуктор 12В", "Сервопривод SG90", "Динамик 8 Ом", "Кулер 80x80",
  /* Chinese, Japanese, Korean */
  "钕铁硼磁铁 10*3", "N20减速电机", "スピーカー 8Ω", "ネオジム磁石 φ6x3", "シングルギヤボックス",
  "스테핑 모터 NEMA17", "네오디뮴 자석 10x3", "냉각팬 40mm",
  /* Sizes in inches */
  "N50 1/2 x 1/8 x 1/16in", "N52 1/4\" x 1/8\"",
};

static const char *const parts_for_them[] = {
  "Motorfäste", "Fläktgaller 40 mm", "Motorhouder", "Schrittmotortreiber", "Verbindung Schrittmotor zu Profil",
  "Socle moteur", "Étrier moteur", "Moteur Stirling", "Filtro ventilador", "Tampa do motor",
  "Śruba M3 dla silnika", "Sterownik silnika krokowego", "Motor sürücü", "Драйвер шагового двигателя A4988",
  "Держатель двигателя", "电机支架", "舵机线", "サーボホーン", "サーボ駆動キット", "모터 드라이버", "팬 가드",
  "Shaft of motor", "Pump_Cap.STL", "Motor end", "Charger LiPo/NiMH", "Included with servo; M2.5 x 4",
  "N50 3 in stock",
};

static gboolean
is_flagged (const LdsLine *line)
{
  LdsReading reading;
  gboolean flagged;

  lds_recogniser_read (recogniser, line, &reading);
  flagged = reading.may_hold_magnet || reading.holds == LDS_HOLDS_RARE_EARTH;
  lds_reading_clear (&reading);

  return flagged;
}

static void
test_what_holds_a_magnet_is_found (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (magnets_and_motors); i++)
    {
      g_test_message ("%s", magnets_and_motors[i]);
      g_assert_true (is_flagged (&(LdsLine) { .description = magnets_and_motors[i] }));
    }
}

static void
test_parts_for_it_are_left_alone (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts_for_them); i++)
    {
      g_test_message ("%s", parts_for_them[i]);
      g_assert_false (is_flagged (&(LdsLine) { .description = parts_for_them[i] }));
    }
}

static void
test_a_part_number_may_be_the_name (void)
{
  g_assert_true (is_flagged (&(LdsLine) { .part_number = "stage_100-XY" }));
  g_assert_false (is_flagged (&(LdsLine) { .part_number = "stage_100-XY", .description = "Plate" }));
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

  g_test_add_func ("/audit/languages/what-holds-a-magnet-is-found", test_what_holds_a_magnet_is_found);
  g_test_add_func ("/audit/languages/parts-for-it-are-left-alone", test_parts_for_it_are_left_alone);
  g_test_add_func ("/audit/languages/a-part-number-may-be-the-name", test_a_part_number_may_be_the_name);

  status = g_test_run ();
  g_clear_object (&recogniser);
  g_clear_object (&catalogue);
  return status;
}
