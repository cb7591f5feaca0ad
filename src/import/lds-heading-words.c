/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Headings that the catalogue does not list word by word: single words that tell what a column is
 * about, in whatever company they stand. The cells must agree, see lds-column-roles.c. */

#include "lds-heading-words.h"

#include <string.h>

/* More is a sentence, in which any word may stand. */
#define LONGEST_HEADING 80
#define LONGEST_WORD 24

#define FIELD(name) (G_GUINT64_CONSTANT (1) << LDS_FIELD_##name)

typedef enum
{
  WORD,   /* the word */
  START,  /* a word that begins so */
  END,    /* a word that ends so */
  INSIDE, /* anywhere, for languages that write no spaces */
} Match;

/* Kinds of words. What a heading means comes from the kinds of the words in it. */
typedef enum
{
  MAKER = 1 << 0,
  SELLER = 1 << 1,
  NUMBER = 1 << 2,
  PART = 1 << 3,
  QUANTITY = 1 << 4,
  PRICE = 1 << 5,
  TOTAL = 1 << 6,
  TEXT = 1 << 7,
  MATERIAL = 1 << 8,
  MASS = 1 << 9,
  COUNTRY = 1 << 10,
  SECOND = 1 << 11,
  THIRD = 1 << 12,
  STAGE = 1 << 13,
  RARE = 1 << 14,
  SHARE = 1 << 15,
  DESIGNATOR = 1 << 16,
  LEVEL = 1 << 17,
  PARENT = 1 << 18,
  FITTED = 1 << 19,
  POSITION = 1 << 20,
  CUSTOMS = 1 << 21,
  OTHER = 1 << 22, /* what makes a column none of ours: stock, spare, date … */
  TIME = 1 << 23,
  ELEMENT = 1 << 24,
} Kind;

static const struct
{
  const char *word;
  Match       match;
  guint       kinds;
} words[] = {
  { "manufacturer", START, MAKER }, { "manufacturing", WORD, MAKER }, { "manuf", WORD, MAKER },
  { "manufacture", WORD, MAKER }, { "manufactured", WORD, OTHER }, { "productor", WORD, MAKER }, { "производител", START, MAKER },
  { "изготовител", START, MAKER }, { "제조", INSIDE, MAKER },
  { "manf", WORD, MAKER },
  { "mfr", WORD, MAKER },
  { "mfg", WORD, MAKER }, { "mf", WORD, MAKER }, { "maker", WORD, MAKER },
  { "brand", WORD, MAKER }, { "hersteller", START, MAKER }, { "fabricant", START, MAKER },
  { "fabricante", WORD, MAKER }, { "produttore", WORD, MAKER }, { "producent", WORD, MAKER },
  { "fabrikant", WORD, MAKER }, { "メーカ", INSIDE, MAKER }, { "制造商", INSIDE, MAKER },
  { "厂商", INSIDE, MAKER }, { "厂家", INSIDE, MAKER }, { "品牌", INSIDE, MAKER },
  { "libref", WORD, MAKER | NUMBER }, { "oem", WORD, MAKER },

  { "supplier", START, SELLER }, { "vendor", START, SELLER }, { "distributor", START, SELLER },
  { "seller", WORD, SELLER }, { "reseller", WORD, SELLER }, { "shop", WORD, SELLER },
  { "store", WORD, SELLER }, { "provider", WORD, SELLER }, { "where", WORD, SELLER },
  { "source", WORD, SELLER }, { "location", WORD, SELLER },
  { "website", WORD, SELLER }, { "link", START, SELLER }, { "links", WORD, SELLER },
  { "url", WORD, SELLER }, { "lieferant", START, SELLER }, { "bezugsquelle", START, SELLER },
  { "haendler", START, SELLER }, { "handler", WORD, SELLER }, { "fournisseur", START, SELLER },
  { "distributeur", WORD, SELLER }, { "proveedor", START, SELLER }, { "fornecedor", START, SELLER },
  { "fornitore", START, SELLER }, { "loja", WORD, SELLER }, { "tienda", WORD, SELLER },
  { "enlace", START, SELLER }, { "leverancier", WORD, SELLER }, { "dostawca", WORD, SELLER },
  { "販売", INSIDE, SELLER }, { "仕入", INSIDE, SELLER }, { "購入先", INSIDE, SELLER },
  { "поставщик", START, SELLER }, { "магазин", WORD, SELLER }, { "ссылк", START, SELLER },
  { "구매", INSIDE, SELLER }, { "링크", INSIDE, SELLER }, { "発注", INSIDE, SELLER },
  { "供应商", INSIDE, SELLER }, { "供應商", INSIDE, SELLER }, { "链接", INSIDE, SELLER },

  { "number", WORD, NUMBER }, { "numbers", WORD, NUMBER }, { "no", WORD, NUMBER },
  { "nr", WORD, NUMBER }, { "num", WORD, NUMBER }, { "id", WORD, NUMBER },
  { "pn", WORD, PART | NUMBER }, { "p n", WORD, PART | NUMBER },
  { "code", END, NUMBER }, { "sku", WORD, NUMBER | PART }, { "partno", WORD, PART | NUMBER },
  { "partnum", WORD, PART | NUMBER }, { "partnumber", WORD, PART | NUMBER },
  { "nummer", WORD, NUMBER }, { "partnummer", WORD, PART | NUMBER },
  { "artikelnummer", WORD, PART | NUMBER }, { "artikelnr", WORD, PART | NUMBER },
  { "teilenummer", WORD, PART | NUMBER }, { "codigo", WORD, NUMBER },
  { "referencia", WORD, NUMBER },
  { "numero", WORD, NUMBER }, { "料号", INSIDE, PART | NUMBER }, { "品番", INSIDE, PART | NUMBER },
  { "型番", INSIDE, PART | NUMBER }, { "编号", INSIDE, NUMBER },

  { "articulo", WORD, PART }, { "artigo", WORD, PART }, { "articolo", WORD, PART },
  { "pieza", WORD, PART }, { "peca", WORD, PART }, { "piece", WORD, PART }, { "teil", WORD, PART },
  { "bauteil", WORD, PART }, { "onderdeel", WORD, PART },
  { "part", WORD, PART }, { "parts", WORD, PART }, { "item", WORD, PART },
  { "component", START, PART }, { "article", WORD, PART }, { "artikel", WORD, PART },
  { "product", WORD, PART }, { "catalog", WORD, PART }, { "catalogue", WORD, PART },
  { "order", WORD, SELLER | NUMBER }, { "stock", WORD, OTHER },
  { "ordering", WORD, SELLER | NUMBER },

  { "qty", START, QUANTITY }, { "quantity", START, QUANTITY }, { "quantities", WORD, QUANTITY },
  { "quant", START, QUANTITY }, { "items per", START, QUANTITY }, { "колич", START, QUANTITY },
  { "кол", WORD, QUANTITY }, { "шт", WORD, QUANTITY }, { "수량", INSIDE, QUANTITY }, { "count", WORD, QUANTITY }, { "pcs", WORD, QUANTITY },
  { "pieces", WORD, QUANTITY }, { "req", WORD, QUANTITY }, { "required", WORD, QUANTITY },
  { "needed", WORD, QUANTITY }, { "menge", START, QUANTITY }, { "anzahl", START, QUANTITY },
  { "stuck", START, QUANTITY }, { "stk", WORD, QUANTITY }, { "quantite", START, QUANTITY },
  { "qte", WORD, QUANTITY }, { "cant", START, QUANTITY }, { "quantita", START, QUANTITY },
  { "qtd", START, QUANTITY }, { "quantidade", WORD, QUANTITY }, { "aantal", WORD, QUANTITY },
  { "ilosc", WORD, QUANTITY }, { "数量", INSIDE, QUANTITY }, { "個数", INSIDE, QUANTITY },
  { "数", INSIDE, QUANTITY }, { "用量", INSIDE, QUANTITY },

  { "price", START, PRICE }, { "prices", WORD, PRICE }, { "cost", START, PRICE },
  { "preis", START, PRICE }, { "prix", WORD, PRICE }, { "precio", WORD, PRICE },
  { "preco", WORD, PRICE }, { "prezzo", WORD, PRICE }, { "prijs", WORD, PRICE },
  { "cena", WORD, PRICE }, { "kosten", WORD, PRICE }, { "coste", WORD, PRICE },
  { "цена", WORD, PRICE }, { "стоимост", START, PRICE }, { "가격", INSIDE, PRICE },
  { "단가", INSIDE, PRICE }, { "单价", INSIDE, PRICE }, { "価格", INSIDE, PRICE }, { "価", INSIDE, PRICE },
  { "€", WORD, PRICE }, { "$", WORD, PRICE }, { "£", WORD, PRICE }, { "¥", WORD, PRICE },
  { "eur", WORD, PRICE }, { "euro", WORD, PRICE }, { "usd", WORD, PRICE }, { "gbp", WORD, PRICE },
  { "unitprice", WORD, PRICE }, { "einzelpreis", WORD, PRICE },

  { "total", START, TOTAL }, { "ext", WORD, TOTAL }, { "extended", WORD, TOTAL },
  { "subtotal", WORD, TOTAL }, { "sum", WORD, TOTAL }, { "gesamt", START, TOTAL },
  { "gesamtpreis", WORD, TOTAL | PRICE }, { "summe", WORD, TOTAL }, { "合計", INSIDE, TOTAL },
  { "小計", INSIDE, TOTAL }, { "总价", INSIDE, TOTAL | PRICE }, { "line", WORD, TOTAL },

  { "description", START, TEXT }, { "desc", WORD, TEXT }, { "name", WORD, TEXT },
  { "names", WORD, TEXT }, { "designation", WORD, TEXT }, { "title", WORD, TEXT },
  { "beschreibung", START, TEXT }, { "bezeichnung", START, TEXT }, { "benennung", START, TEXT },
  { "libelle", WORD, TEXT }, { "descripcion", WORD, TEXT }, { "descricao", WORD, TEXT },
  { "descrizione", WORD, TEXT }, { "omschrijving", WORD, TEXT }, { "nombre", WORD, TEXT },
  { "наименовани", START, TEXT }, { "название", WORD, TEXT }, { "описание", WORD, TEXT },
  { "품명", INSIDE, TEXT }, { "이름", INSIDE, TEXT }, { "名称", INSIDE, TEXT }, { "品名", INSIDE, TEXT }, { "描述", INSIDE, TEXT },
  { "型号", INSIDE, TEXT | NUMBER }, { "種類", INSIDE, TEXT }, { "规格", INSIDE, TEXT },
  { "value", WORD, TEXT }, { "comment", WORD, TEXT }, { "specification", START, TEXT },

  { "material", START, MATERIAL }, { "werkstoff", START, MATERIAL },
  { "alloy", WORD, MATERIAL | STAGE },
  { "grade", WORD, MATERIAL }, { "matiere", WORD, MATERIAL }, { "材质", INSIDE, MATERIAL },
  { "材料", INSIDE, MATERIAL }, { "材質", INSIDE, MATERIAL },

  { "weight", START, MASS }, { "mass", WORD, MASS }, { "gewicht", START, MASS },
  { "masse", WORD, MASS }, { "poids", WORD, MASS }, { "peso", WORD, MASS },
  { "重量", INSIDE, MASS }, { "质量", INSIDE, MASS }, { "kg", WORD, 0 },

  { "country", WORD, COUNTRY }, { "countries", WORD, COUNTRY }, { "origin", START, COUNTRY },
  { "coo", WORD, COUNTRY }, { "ursprung", START, COUNTRY }, { "herkunft", START, COUNTRY },
  { "land", WORD, COUNTRY }, { "pays", WORD, COUNTRY }, { "origine", WORD, COUNTRY },
  { "原产", INSIDE, COUNTRY }, { "原産", INSIDE, COUNTRY }, { "产地", INSIDE, COUNTRY },

  { "tier2", WORD, SECOND }, { "t2", WORD, SECOND }, { "subtier", WORD, SECOND },
  { "subsupplier", WORD, SECOND | SELLER }, { "tier3", WORD, THIRD }, { "t3", WORD, THIRD },

  { "metal", WORD, STAGE }, { "melt", START, STAGE }, { "smelt", START, STAGE },
  { "refin", START, STAGE }, { "separat", START, STAGE }, { "sinter", START, STAGE },
  { "mine", WORD, STAGE }, { "mining", WORD, STAGE }, { "magnet", WORD, STAGE },
  { "oxide", WORD, STAGE }, { "schmelz", START, STAGE | COUNTRY },

  { "rare", WORD, RARE }, { "re", WORD, RARE }, { "ree", WORD, RARE }, { "reo", WORD, RARE },
  { "seltene", START, RARE }, { "稀土", INSIDE, RARE },
  { "nd", WORD, ELEMENT }, { "pr", WORD, ELEMENT }, { "ndpr", WORD, ELEMENT },
  { "dy", WORD, ELEMENT },
  { "tb", WORD, ELEMENT }, { "sm", WORD, ELEMENT }, { "gd", WORD, ELEMENT },
  { "la", WORD, ELEMENT },
  { "ce", WORD, ELEMENT }, { "ho", WORD, ELEMENT }, { "er", WORD, ELEMENT },
  { "lu", WORD, ELEMENT },
  { "yb", WORD, ELEMENT }, { "sc", WORD, ELEMENT },
  { "%", INSIDE, SHARE }, { "wt", START, SHARE }, { "content", WORD, SHARE },
  { "gehalt", INSIDE, SHARE }, { "ppm", WORD, SHARE }, { "含量", INSIDE, SHARE },

  { "designator", START, DESIGNATOR }, { "refdes", START, DESIGNATOR },
  { "designater", START, DESIGNATOR }, { "reference", START, DESIGNATOR | NUMBER },
  { "references", WORD, DESIGNATOR }, { "ref", WORD, DESIGNATOR }, { "refs", WORD, DESIGNATOR },
  { "位号", INSIDE, DESIGNATOR }, { "schematic", WORD, DESIGNATOR },

  { "level", WORD, LEVEL }, { "lvl", WORD, LEVEL }, { "ebene", WORD, LEVEL },
  { "stufe", WORD, LEVEL }, { "niveau", WORD, LEVEL }, { "indent", START, LEVEL },
  { "parent", START, PARENT }, { "assembly", WORD, PARENT }, { "assemblies", WORD, PARENT },
  { "baugruppe", START, PARENT },

  { "dnp", WORD, FITTED }, { "dni", WORD, FITTED }, { "populate", START, FITTED },
  { "populated", WORD, FITTED }, { "fitted", WORD, FITTED }, { "mounted", WORD, FITTED },
  { "stuffed", WORD, FITTED }, { "bestuckt", START, FITTED }, { "n m", INSIDE, FITTED },

  { "index", WORD, POSITION }, { "pos", WORD, POSITION }, { "position", WORD, POSITION },
  { "find", WORD, POSITION }, { "seq", WORD, POSITION }, { "序号", INSIDE, POSITION },

  { "hs", WORD, CUSTOMS }, { "hts", WORD, CUSTOMS }, { "tariff", START, CUSTOMS },
  { "customs", WORD, CUSTOMS }, { "zolltarif", START, CUSTOMS }, { "海关", INSIDE, CUSTOMS },

  { "available", WORD, OTHER }, { "inventory", WORD, OTHER }, { "date", WORD, OTHER },
  { "spare", WORD, OTHER }, { "bought", WORD, OTHER }, { "purchased", WORD, OTHER },
  { "ordered", WORD, OTHER }, { "datasheet", START, OTHER }, { "footprint", WORD, OTHER },
  { "package", WORD, OTHER }, { "status", WORD, OTHER }, { "在庫", INSIDE, OTHER },
  { "購入数", INSIDE, OTHER }, { "minimum", WORD, OTHER }, { "moq", WORD, OTHER },
  { "pack", WORD, OTHER }, { "multiplier", WORD, OTHER }, { "percentage", WORD, OTHER },
  { "revision", WORD, OTHER }, { "lifecycle", WORD, OTHER }, { "category", START, OTHER }, { "categor", START, OTHER }, { "kategor", START, OTHER },
  { "cat", WORD, OTHER }, { "plant", WORD, OTHER }, { "group", WORD, OTHER }, { "file", WORD, OTHER }, { "image", WORD, OTHER }, { "picture", WORD, OTHER },
  { "lead", WORD, TIME }, { "time", WORD, TIME },
};

static gboolean
holds_word (const char *heading,
            const char *word,
            Match       match)
{
  gsize length = strlen (word);

  for (const char *p = strstr (heading, word); p != NULL; p = strstr (p + 1, word))
    {
      gboolean starts = p == heading || p[-1] == ' ';
      gboolean ends = p[length] == '\0' || p[length] == ' ' || g_ascii_isdigit (p[length]);

      if (match == INSIDE || (match == END && ends) || (starts && (match == START || ends)))
        return TRUE;
    }

  return FALSE;
}

/* Letters to add, drop or change to make one word of the other, G_MAXUINT for more than two. */
static guint
measure_distance (const char *one,
                  const char *other)
{
  gsize n = strlen (one);
  gsize m = strlen (other);
  guint rows[2][LONGEST_WORD + 1];

  if (n > LONGEST_WORD || m > LONGEST_WORD || MAX (n, m) - MIN (n, m) > 2)
    return G_MAXUINT;

  for (gsize j = 0; j <= m; j++)
    rows[0][j] = j;
  for (gsize i = 1; i <= n; i++)
    {
      guint *above = rows[(i - 1) % 2];
      guint *row = rows[i % 2];

      row[0] = i;
      for (gsize j = 1; j <= m; j++)
        row[j] = MIN (MIN (above[j], row[j - 1]) + 1, above[j - 1] + (one[i - 1] != other[j - 1]));
    }

  return rows[n % 2][m];
}

/* Long words that people misspell: "Quantality", "Suppllier", "Discription". */
static guint
find_misspelt (const char *normalised)
{
  static const struct
  {
    const char *word;
    guint       kinds;
  } often[] = {
    { "quantity", QUANTITY }, { "description", TEXT }, { "designator", DESIGNATOR },
    { "manufacturer", MAKER }, { "supplier", SELLER }, { "distributor", SELLER },
    { "material", MATERIAL }, { "bezeichnung", TEXT }, { "beschreibung", TEXT },
    { "hersteller", MAKER }, { "lieferant", SELLER }, { "fournisseur", SELLER },
    { "cantidad", QUANTITY }, { "proveedor", SELLER }, { "descripcion", TEXT },
    { "component", PART },
  };
  g_auto (GStrv) words_of = g_strsplit (normalised, " ", 8);
  guint kinds = 0;

  for (gsize i = 0; words_of[i] != NULL; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (often); j++)
      if (strlen (words_of[i]) >= 7 &&
          measure_distance (words_of[i], often[j].word) <= (strlen (often[j].word) > 9 ? 2 : 1))
        kinds |= often[j].kinds;

  return kinds;
}

static guint
find_kinds (const char *normalised)
{
  guint kinds = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if ((kinds & words[i].kinds) != words[i].kinds &&
        holds_word (normalised, words[i].word, words[i].match))
      kinds |= words[i].kinds;

  if (kinds == 0)
    kinds = find_misspelt (normalised);

  if (holds_word (normalised, "tier 2", WORD) || holds_word (normalised, "sub tier", WORD) ||
      holds_word (normalised, "sub supplier", WORD))
    kinds |= SECOND;
  if (holds_word (normalised, "tier 3", WORD) || holds_word (normalised, "raw material", WORD))
    kinds |= THIRD;

  return kinds;
}

static guint64
judge_origin (guint kinds)
{
  if (kinds & (SECOND | THIRD))
    {
      if (kinds & COUNTRY)
        return kinds & SECOND ? FIELD (TIER2_COUNTRY) : FIELD (TIER3_COUNTRY);
      if (kinds & SELLER)
        return kinds & SECOND ? FIELD (TIER2_SUPPLIER) : FIELD (TIER3_SUPPLIER);
    }
  if (kinds & COUNTRY)
    return kinds & (STAGE | RARE) ? FIELD (STAGE_COUNTRY) : FIELD (COUNTRY_OF_ORIGIN);

  return 0;
}

static guint64
judge_money (guint kinds)
{
  if (kinds & PRICE)
    return kinds & TOTAL ? FIELD (TOTAL_PRICE) : FIELD (UNIT_PRICE);
  if ((kinds & TOTAL) && (kinds & QUANTITY))
    return FIELD (QUANTITY);

  return kinds & TOTAL ? FIELD (TOTAL_PRICE) : 0;
}

static guint64
judge_company (guint kinds)
{
  gboolean number = (kinds & NUMBER) != 0 || ((kinds & PART) && !(kinds & TEXT));

  if (kinds & MAKER)
    return number ? FIELD (MPN) : FIELD (MANUFACTURER);
  if (kinds & SELLER)
    return kinds & NUMBER ? FIELD (SUPPLIER_PART_NUMBER) : FIELD (SUPPLIER);

  return 0;
}

static guint64
judge_part (guint kinds)
{
  if (kinds & DESIGNATOR)
    return FIELD (REFERENCE_DESIGNATOR) | (kinds & NUMBER ? FIELD (PART_NUMBER) : 0);
  if ((kinds & TEXT) && (kinds & NUMBER))
    return FIELD (DESCRIPTION) | FIELD (MPN);
  if (kinds & TEXT)
    return FIELD (DESCRIPTION);
  if ((kinds & PART) && (kinds & NUMBER))
    return FIELD (PART_NUMBER);
  if (kinds & POSITION)
    return FIELD (FIND_NUMBER);
  if (kinds & NUMBER)
    return FIELD (FIND_NUMBER) | FIELD (PART_NUMBER);
  if (kinds & PART)
    return FIELD (DESCRIPTION) | FIELD (PART_NUMBER) | FIELD (REFERENCE_DESIGNATOR);

  return 0;
}

/**
 * lds_heading_guess:
 * @heading: a cell of a heading row
 *
 * Tells from single words what a heading may mean that the catalogue does not list.
 *
 * Returns: a mask of fields, 0 when no word tells
 */
guint64
lds_heading_guess (const char *heading)
{
  g_autofree char *normalised = NULL;
  guint kinds;
  guint64 fields;

  if (strlen (heading) > LONGEST_HEADING)
    return 0;
  normalised = lds_heading_normalise (heading);
  kinds = find_kinds (normalised);
  if (kinds & (OTHER | TIME))
    return 0;
  if ((kinds & (RARE | ELEMENT)) && (kinds & SHARE))
    return FIELD (RARE_EARTH_CONTENT);
  if ((fields = judge_origin (kinds)) != 0 || (fields = judge_money (kinds)) != 0)
    return fields;
  if (kinds & CUSTOMS)
    return FIELD (HS_CODE);
  if (kinds & MASS)
    return FIELD (MASS);
  if (kinds & FITTED)
    return FIELD (NOT_FITTED);
  if (kinds & LEVEL)
    return FIELD (LEVEL);
  if ((kinds & PARENT) && !(kinds & QUANTITY))
    return FIELD (PARENT);
  if (kinds & QUANTITY)
    return FIELD (QUANTITY);
  if ((fields = judge_company (kinds)) != 0)
    return fields;
  if (kinds & MATERIAL)
    return FIELD (MATERIAL);

  return judge_part (kinds);
}

/**
 * lds_heading_find_stage:
 * @heading: heading of a column of countries
 *
 * Returns: (nullable): the stage whose place the column gives, as the workspace names it
 */
const char *
lds_heading_find_stage (const char *heading)
{
  static const struct
  {
    const char *word;
    Match       match;
    const char *stage;
  } stages[] = {
    { "magnet", START, "magnet" }, { "sinter", START, "magnet" }, { "alloy", START, "alloy" },
    { "melt", START, "alloy" }, { "smelt", START, "alloy" }, { "schmelz", START, "alloy" },
    { "legierung", START, "alloy" }, { "metal", START, "metal" }, { "metall", START, "metal" },
    { "mine", START, "mining" }, { "mining", START, "mining" }, { "ore", WORD, "mining" },
    { "separat", START, "separation" }, { "refin", START, "separation" },
    { "oxide", START, "separation" }, { "rare", WORD, "separation" },
    { "seltene", START, "separation" }, { "稀土", INSIDE, "separation" },
  };
  g_autofree char *normalised = lds_heading_normalise (heading);

  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    if (holds_word (normalised, stages[i].word, stages[i].match))
      return stages[i].stage;

  return NULL;
}

/**
 * lds_heading_find_element:
 * @catalogue: a catalogue
 * @heading: heading of a content column
 *
 * Returns: (transfer full): "Dy", "NdPr" or, when the heading names no element, "RE"
 */
char *
lds_heading_find_element (LdsCatalogue *catalogue,
                          const char   *heading)
{
  static const struct
  {
    const char *sign;
    const char *symbol;
  } signs[] = { { "镝", "Dy" }, { "铽", "Tb" }, { "钕", "Nd" }, { "镨", "Pr" }, { "钐", "Sm" },
                { "dysprosium", "Dy" }, { "terbium", "Tb" }, { "neodym", "Nd" },
                { "praseodym", "Pr" }, { "samarium", "Sm" } };
  g_autofree char *normalised = lds_heading_normalise (heading);
  g_auto (GStrv) tokens = g_strsplit (normalised, " ", -1);
  gboolean has_nd = FALSE;
  gboolean has_pr = FALSE;
  const char *found = NULL;

  for (gsize i = 0; tokens[i] != NULL; i++)
    {
      const LdsElement *element;

      has_nd |= g_str_equal (tokens[i], "nd") || g_str_equal (tokens[i], "ndpr");
      has_pr |= g_str_equal (tokens[i], "pr") || g_str_equal (tokens[i], "ndpr");
      if (strlen (tokens[i]) > 2 || *tokens[i] == '\0')
        continue;
      tokens[i][0] = g_ascii_toupper (tokens[i][0]);
      element = lds_catalogue_find_element (catalogue, tokens[i]);
      if (element != NULL && found == NULL)
        found = element->symbol;
    }
  if (has_nd && has_pr)
    return g_strdup ("NdPr");
  if (found != NULL)
    return g_strdup (found);

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (normalised, signs[i].sign) != NULL)
      return g_strdup (signs[i].symbol);

  return g_strdup ("RE");
}

/**
 * lds_heading_is_positive:
 * @heading: heading of a column that says whether parts are fitted
 *
 * Returns: whether a yes in it means that the part is fitted ("Populate"), rather than not ("DNP")
 */
gboolean
lds_heading_is_positive (const char *heading)
{
  g_autofree char *normalised = lds_heading_normalise (heading);

  return (holds_word (normalised, "fitted", WORD) || holds_word (normalised, "populate", START) ||
          holds_word (normalised, "mounted", WORD) || holds_word (normalised, "stuffed", WORD) ||
          holds_word (normalised, "bestuckt", WORD)) &&
         !holds_word (normalised, "not", WORD) && !holds_word (normalised, "do", WORD) &&
         !holds_word (normalised, "nicht", WORD) && !holds_word (normalised, "un", START);
}
