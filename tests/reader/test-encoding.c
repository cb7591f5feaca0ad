/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text files in the encodings that parts lists come in. */

#include "files.h"

#include "lds-encoding.h"
#include "lds-import-error.h"
#include "lds-spreadsheet-reader.h"

#include <locale.h>
#include <string.h>

typedef struct
{
  const char *encodings; /* names for iconv, between blanks */
  const char *text;
} Case;

/* The words of real parts lists, from a whole list down to a single sign. */
static const Case cases[] = {
  { "WINDOWS-1252 CP850 CP437", "Pos;Bezeichnung;Menge;Stück\n1;Gehäuse für Motor;4;St\n2;Käfigläufer;1;St\n" },
  { "WINDOWS-1252 CP850 CP437", "Pos;Bezeichnung;Größe\n1;Schraube;M3\n" },
  { "WINDOWS-1252 CP850 CP437", "Part,Qty,Material\nA-1,4,Edelstahl weiß\n" },
  { "WINDOWS-1252 CP850 CP437", "Pos;Benennung;Maß\n1;Öse;3\n2;Dämpfer;1\n3;Ölbehälter;2\n" },
  { "WINDOWS-1252 CP850 CP437", "STÜCKLISTE\nTEIL;MENGE\nGEHÄUSE;1\nRÜCKSCHLUSS;2\n" },
  { "WINDOWS-1252 CP850 CP437", "Part,Description,Qty\nC1,Capacitor 10 µF 25V,4\nC2,4.7µF,2\n" },
  { "WINDOWS-1252 CP850 CP437", "Part,Description,Qty\nM1,Magnet 85°C,4\n" },
  { "WINDOWS-1252 CP850 CP437", "Part,Description,Qty\nR1,Resistor 10k ±5%,4\n" },
  { "WINDOWS-1252 CP850", "Part,Description,Qty\nM1,Magnet Ø12 x 3,4\nM2,Ring Ø 20,1\n" },
  { "WINDOWS-1252 CP850 CP437", "Part,Cross section\nW1,2.5 mm²\n" },
  { "WINDOWS-1252 CP850", "Part,Size\nM1,10×5×2\n" },
  { "CP437", "Part,Value\nR1,10kΩ\nR2,47 Ω\n" },
  { "WINDOWS-1252 CP850 CP437", "Repère;Désignation;Quantité;Référence\n1;Vis à tête fraisée;4;A-1\n2;Pièce moulée;1;B\n" },
  { "WINDOWS-1252 CP850 CP437", "Article;Désignation;Qté\n1;Aimant néodyme;4\n" },
  { "WINDOWS-1252 CP850 CP437", "Posición;Descripción;Cantidad\n1;Imán de neodimio, diámetro 6;4\n2;Tuerca pequeña;2\n" },
  { "WINDOWS-1252 CP850", "Código;Descrição;Quantidade\n1;Ímã de neodímio;4\n2;Parafuso de fixação;2\n" },
  { "WINDOWS-1252 CP850", "Posição;Descrição;Qtd\n1;Ligação;4\n" },
  { "WINDOWS-1252 CP850 CP437", "Quantità;Descrizione\n4;Vite a testa cilindrica\n1;Unità motore\n" },
  { "WINDOWS-1252 CP850", "Artikel;Beskrivning;Antal\n1;Skruv för lås;4\n2;Fjäder, hårdmetall;1\n" },
  { "WINDOWS-1252 CP850", "Nr;Beskrivelse;Antal\n1;Skrue, rød;4\n2;Dæksel til gearkasse;1\n3;Søm;9\n" },
  { "WINDOWS-1252", "Part;Price\nA;4,20 €\nB;3,10 €\n" },
  { "WINDOWS-1252", "Part,Name\nA,The “big” motor – it’s heavy\n" },
  { "WINDOWS-1252", "Part,Name\nA,Loctite® 243™\n" },
  { "WINDOWS-1250 CP852 ISO-8859-2", "Lp.;Nazwa części;Ilość\n1;Śruba z łbem sześciokątnym;4\n2;Łożysko kulkowe;2\n3;Uszczelka pod głowicę;1\n" },
  { "WINDOWS-1250 CP852 ISO-8859-2", "Pozice;Název dílu;Množství\n1;Šroub se šestihrannou hlavou;4\n2;Ložisko kuličkové;2\n3;Těsnění příruby;1\n" },
  { "WINDOWS-1250 CP852 ISO-8859-2", "Tétel;Megnevezés;Mennyiség\n1;Csavar, belső kulcsnyílású;4\n2;Tömítőgyűrű;1\n3;Fűtőbetét;2\n" },
  { "WINDOWS-1250", "Nazwa;Ilość\nŁożysko;4\n" },
  { "WINDOWS-1251 KOI8-R CP866", "Поз.;Наименование;Количество\n1;Болт М6;4\n2;Гайка шестигранная;8\n3;Магнит неодимовый;1\n" },
  { "WINDOWS-1251 CP866", "№,Название,Кол-во\n1,Двигатель,1\n" },
  { "WINDOWS-1254", "Parça;Açıklama;Miktar\n1;Mıknatıs, neodimyum;4\n2;Bağlantı parçası;2\n3;Dişli kutusu;1\n" },
  { "WINDOWS-1253", "Κωδικός;Περιγραφή;Ποσότητα\n1;Μαγνήτης;4\n" },
  { "CP932 EUC-JP-MS ISO-2022-JP", "品番,品名,数量,備考\nA-1,ネオジム磁石,4,直径6mm\nA-2,六角ボルト,8,SUS304\n" },
  { "CP932 EUC-JP-MS", "部品番号,名称,員数\n1,電池ボックス,1\n" },
  { "CP932 EUC-JP-MS", "No,Name,Qty\n1,磁石,4\n2,モーター,1\n" },
  { "CP932", "ﾌﾞﾋﾝ,ｽｳﾘｮｳ\nﾈｼﾞ M3,4\nﾓｰﾀ,1\nｺﾝﾃﾞﾝｻ 10uF,2\n" },
  { "CP932", "No,名称,数量\n1,㈱東京モータ ①型,4\n" },
  { "GB18030", "序号,名称,规格,数量,备注\n1,钕铁硼磁铁,直径6毫米,12,镀锌\n2,螺丝,M3×8,4,不锈钢\n" },
  { "GB18030", "Part,名称,Qty\nA-1,磁铁,4\n" },
  { "GB18030", "物料编码;物料描述;用量\n1;贴片电阻 10kΩ ±1%;3\n2;电容;2\n" },
  { "GB18030", "位号,型号,封装\nC1,电解电容,贴片\nU1,单片机芯片,LQFP\nJ1,连接器 排针,直插\n" },
  { "BIG5", "料號,品名,規格,數量,備註\n1,釹鐵硼磁鐵,直徑6公厘,12,鍍鎳\n2,螺絲,M3×8,4,不銹鋼\n" },
  { "BIG5", "Part,品名,Qty\nA-1,磁鐵,4\nA-2,馬達,1\n" },
  { "CP949", "품번,품명,규격,수량\n1,네오디뮴 자석,직경 6mm,4\n2,육각 볼트,M6,8\n" },
  { "CP949", "No,품명,수량\n1,모터,1\n" },
  { "UTF-16LE UTF-16BE UTF-32LE UTF-32BE", "品番,品名,数量\n1,磁石,4\n2,六角ボルト,8\n" },
  { "UTF-16LE UTF-16BE UTF-32LE UTF-32BE", "Part,Größe,Qty\n1,klein,4\n" },
};

static const char *
get_text (LdsSpreadsheet *spreadsheet,
          GString        *all)
{
  const LdsSheet *sheet = g_ptr_array_index (spreadsheet->sheets, 0);

  g_string_truncate (all, 0);
  for (guint i = 0; i < sheet->cells->len; i++)
    {
      const LdsSheetCell *cell = &g_array_index (sheet->cells, LdsSheetCell, i);

      g_string_append_printf (all, "%s|", lds_sheet_get_text (sheet, cell));
    }

  return all->str;
}

static void
check_guess (const char *encoding,
             const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LdsSpreadsheet) plain = test_read_text (text);
  g_autoptr (LdsSpreadsheet) s = NULL;
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  bytes = g_convert (text, -1, encoding, "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  s = test_read (g_bytes_new (bytes, length), &error);
  g_assert_no_error (error);

  get_text (plain, expected);
  get_text (s, found);
  if (!g_str_equal (found->str, expected->str))
    {
      g_autofree char *shown = g_strescape (found->str, NULL);

      g_test_message ("%s: %s for %s, %s", encoding, shown, text,
                      s->warnings->len == 0
                          ? "no guess" : g_array_index (s->warnings, LdsSpreadsheetWarning, 0).text);
      g_test_fail ();
      return;
    }
  g_assert_cmpuint (s->warnings->len, ==,
                    g_str_has_prefix (encoding, "UTF-") || g_str_has_prefix (encoding, "ISO-2022")
                        ? 0 : 1);
}

static void
test_guesses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) encodings = g_strsplit (cases[i].encodings, " ", -1);

      for (guint j = 0; encodings[j] != NULL; j++)
        check_guess (encodings[j], cases[i].text);
    }
}

static LdsSpreadsheet *
read_as (const char  *bytes,
         gsize        length,
         const char  *encoding,
         GError     **error)
{
  g_autoptr (GBytes) file = g_bytes_new (bytes, length);
  LdsReading reading = { .name = "test", .encoding = encoding };

  return lds_spreadsheet_read_bytes (&reading, file, error);
}

static void
test_given (void)
{
  static const struct
  {
    const char *name;
    const char *bytes;
    const char *expected;
  } given[] = {
    { "cp1252", "Gr\xf6\xdf" "e,1\n", "Größe" },
    { "Windows-1252", "Gr\xf6\xdf" "e,1\n", "Größe" },
    { "latin1", "Gr\xf6\xdf" "e,1\n", "Größe" },
    { "cp1250", "\xb3o\xbfysko,1\n", "łożysko" },
    { "ISO 8859-2", "\xb3o\xbfysko,1\n", "łożysko" },
    { "850", "Gr\x94\xe1" "e,1\n", "Größe" },
    { "sjis", "\x8e\xa5\x90\xce,1\n", "磁石" },
    { "gbk", "\xb4\xc5\xcc\xfa,1\n", "磁铁" },
    { "GB2312", "\xb4\xc5\xcc\xfa,1\n", "磁铁" },
    { "koi8-r", "\xe2\xcf\xcc\xd4,1\n", "Болт" },
    { "utf-8", "Gr\xc3\xb6\xc3\x9f" "e,1\n", "Größe" },
    { "cp1252", "Gr\xc3\xb6\xc3\x9f" "e,1\n", "GrÃ¶ÃŸe" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LdsSpreadsheet) s = read_as (given[i].bytes, strlen (given[i].bytes),
                                              given[i].name, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (test_cell (s, 0, "A1"), ==, given[i].expected);
      g_assert_cmpuint (s->warnings->len, ==, 0);
    }
}

static void
test_given_order (void)
{
  static const char little[] = "A\0,\0" "1\0\n\0";
  static const char marked[] = "\xfe\xff\0A\0,\0" "1\0\n";
  g_autoptr (LdsSpreadsheet) one = read_as (little, 8, "utf-16", NULL);
  g_autoptr (LdsSpreadsheet) other = read_as (marked, 10, "UTF16", NULL);

  g_assert_cmpstr (test_cell (one, 0, "B1"), ==, "1");
  g_assert_cmpstr (test_cell (other, 0, "A1"), ==, "A");
}

static void
test_unknown (void)
{
  static const char *const unknown[] = { "klingon", "", "ütf8", "-", "utf8 latin1" };

  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LdsSpreadsheet) s = read_as ("a,b\n", 4, unknown[i], &error);

      g_assert_null (s);
      g_assert_error (error, LDS_IMPORT_ERROR, LDS_IMPORT_ERROR_READ);
      g_assert_nonnull (strstr (error->message, "Windows-1252"));
      g_assert_null (strchr (error->message, '\n'));
    }
}

static void
check_fault (const char *bytes,
             gsize       length,
             const char *encoding,
             guint       row,
             const char *word)
{
  g_autoptr (LdsSpreadsheet) s = read_as (bytes, length, encoding, NULL);
  const LdsSpreadsheetWarning *warning;

  g_assert_nonnull (s);
  g_assert_cmpuint (s->warnings->len, ==, 1);
  warning = &g_array_index (s->warnings, LdsSpreadsheetWarning, 0);
  g_assert_cmpuint (warning->row, ==, row);
  g_assert_true (g_str_has_prefix (warning->text, word));
  g_assert_nonnull (strstr (warning->text, "--encoding"));
}

static void
test_misfits (void)
{
  static const char japanese[] = "\x95i\x94\xd4,\x90\x94\nA,\x81\n\xff,1\n";
  static const char broken[] = "Größe,Menge\nKäfig,1\nWelle,\xff\nMagnet fürs Gehäuse,2\n";
  static const char wide[] = "A\0,\0\0\xd8" "1\0\n\0B\0\n\0";

  check_fault (japanese, strlen (japanese), "sjis", 2, "2 places");
  check_fault (broken, strlen (broken), "utf8", 3, "1 place");
  check_fault (broken, strlen (broken), NULL, 3, "1 place");
  check_fault (wide, 14, "utf-16le", 1, "1 place");
}

static void
test_misfit_is_marked (void)
{
  static const char text[] = "\"Größe\nund Länge\",Menge\nK\xffig,1\n";
  g_autoptr (LdsSpreadsheet) s = read_as (text, strlen (text), NULL, NULL);

  g_assert_cmpstr (test_cell (s, 0, "A2"), ==, "K\357\277\275ig");
  g_assert_cmpuint (g_array_index (s->warnings, LdsSpreadsheetWarning, 0).row, ==, 2);
}

static void
test_all_open (void)
{
  const char *const *names = lds_encoding_get_names ();
  guint n = 0;

  for (; names[n] != NULL; n++)
    {
      GIConv converter = g_iconv_open ("UTF-8", names[n]);

      g_assert_true (converter != (GIConv) -1);
      g_iconv_close (converter);
      g_assert_cmpstr (lds_encoding_find (lds_encoding_show (names[n])), ==, names[n]);
    }
  g_assert_cmpuint (n, >, 30);
}

static void
test_zeros (void)
{
  static const char filled[] = "Part,Qty\nMagnet,4\n\0\0\0\0\0\0\0\0";
  static const char holed[] = "Part,Name,Quantity\nMag\0net,Sintered magnet,4\nA-2,Screw,1\n";
  static const char nothing[] = "\0\0\0\0\0\0\0\0\0\0\0\0";
  g_autoptr (LdsSpreadsheet) s = read_as (filled, sizeof filled - 1, NULL, NULL);
  g_autoptr (LdsSpreadsheet) other = read_as (holed, sizeof holed - 1, NULL, NULL);

  g_assert_nonnull (s);
  g_assert_cmpuint (lds_sheet_get_n_rows (g_ptr_array_index (s->sheets, 0)), ==, 2);
  g_assert_nonnull (other);
  g_assert_cmpstr (test_cell (other, 0, "A2"), ==, "Magnet");
  g_assert_null (read_as (nothing, sizeof nothing - 1, NULL, NULL));
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/encoding/guesses", test_guesses);
  g_test_add_func ("/reader/encoding/given-by-the-names-people-type", test_given);
  g_test_add_func ("/reader/encoding/given-without-byte-order", test_given_order);
  g_test_add_func ("/reader/encoding/unknown-name-is-refused", test_unknown);
  g_test_add_func ("/reader/encoding/misfit-is-a-warning-with-its-row", test_misfits);
  g_test_add_func ("/reader/encoding/misfit-is-marked", test_misfit_is_marked);
  g_test_add_func ("/reader/encoding/every-name-can-be-opened", test_all_open);
  g_test_add_func ("/reader/encoding/bytes-of-zero", test_zeros);

  return g_test_run ();
}
