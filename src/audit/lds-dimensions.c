/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lds-dimensions.h"

#include "lds-text.h"

#include <math.h>
#include <string.h>

#define MM_PER_INCH 25.4
#define MM_PER_CM 10.0
#define MM3_PER_CM3 1000.0

/* No magnet of a parts list is longer. */
#define MAX_MM 1000.0

/* Without a unit, numbers that are all below this one may as well be inches. */
#define LEAST_MM_WITHOUT_UNIT 5.0

/* Two ways to tell one size agree within what rounding to inches costs. */
#define SAME_SIZE 0.05

#define MAX_LENGTHS 3

typedef enum
{
  MARK_NONE,
  MARK_DIAMETER,
  MARK_INNER,
  MARK_HEIGHT,
} Mark;

typedef struct
{
  double   number;
  Mark     mark;
  double   unit; /* mm, 0 where none stands beside it, NaN where it is no use */
  gboolean fraction;
} Length;

typedef struct
{
  Length   lengths[MAX_LENGTHS];
  guint    n;
  gboolean slash;
} Size;

typedef enum
{
  SHAPE_ANY,
  SHAPE_DISC,
  SHAPE_ROD,
  SHAPE_RING,
  SHAPE_BLOCK,
  SHAPE_UNFIT,
} Shape;

/* How words begin; those of scripts without spaces count anywhere. Of what is unfit, the numbers do
 * not give the volume: holes, segments, magnets in a pot, several in a pack. */
static const struct
{
  const char *word;
  Shape       shape;
} shapes[] = {
  { "ring", SHAPE_RING },       { "annular", SHAPE_RING },   { "anneau", SHAPE_RING },
  { "anillo", SHAPE_RING },     { "anello", SHAPE_RING },    { "anel", SHAPE_RING },
  { "环", SHAPE_RING },         { "環", SHAPE_RING },        { "リング", SHAPE_RING },
  { "disc", SHAPE_DISC },       { "disk", SHAPE_DISC },      { "disq", SHAPE_DISC },
  { "scheibe", SHAPE_DISC },    { "rund", SHAPE_DISC },      { "round", SHAPE_DISC },
  { "rond", SHAPE_DISC },       { "redond", SHAPE_DISC },    { "rotond", SHAPE_DISC },
  { "圆片", SHAPE_DISC },       { "圆形", SHAPE_DISC },      { "丸型", SHAPE_DISC },
  { "rod", SHAPE_ROD },         { "cylind", SHAPE_ROD },     { "zylind", SHAPE_ROD },
  { "cilind", SHAPE_ROD },      { "stab", SHAPE_ROD },       { "圆柱", SHAPE_ROD },
  { "丸棒", SHAPE_ROD },        { "block", SHAPE_BLOCK },    { "quader", SHAPE_BLOCK },
  { "bloc", SHAPE_BLOCK },      { "bloque", SHAPE_BLOCK },   { "rect", SHAPE_BLOCK },
  { "rett", SHAPE_BLOCK },      { "rechteck", SHAPE_BLOCK }, { "cube", SHAPE_BLOCK },
  { "cubo", SHAPE_BLOCK },      { "wurfel", SHAPE_BLOCK },   { "bar", SHAPE_BLOCK },
  { "方", SHAPE_BLOCK },        { "块", SHAPE_BLOCK },       { "角型", SHAPE_BLOCK },
  { "arc", SHAPE_UNFIT },       { "segment", SHAPE_UNFIT },  { "瓦", SHAPE_UNFIT },
  { "hole", SHAPE_UNFIT },      { "bore", SHAPE_UNFIT },     { "countersunk", SHAPE_UNFIT },
  { "counterbore", SHAPE_UNFIT }, { "bohrung", SHAPE_UNFIT }, { "loch", SHAPE_UNFIT },
  { "senk", SHAPE_UNFIT },      { "trou", SHAPE_UNFIT },     { "agujero", SHAPE_UNFIT },
  { "avellanado", SHAPE_UNFIT }, { "foro", SHAPE_UNFIT },    { "svasat", SHAPE_UNFIT },
  { "孔", SHAPE_UNFIT },        { "穴", SHAPE_UNFIT },       { "pot", SHAPE_UNFIT },
  { "topf", SHAPE_UNFIT },      { "cup", SHAPE_UNFIT },      { "锅", SHAPE_UNFIT },
  { "hook", SHAPE_UNFIT },      { "haken", SHAPE_UNFIT },    { "rubber", SHAPE_UNFIT },
  { "gummi", SHAPE_UNFIT },     { "sphere", SHAPE_UNFIT },   { "ball", SHAPE_UNFIT },
  { "kugel", SHAPE_UNFIT },     { "assembly", SHAPE_UNFIT }, { "housing", SHAPE_UNFIT },
  { "pack", SHAPE_UNFIT },      { "set", SHAPE_UNFIT },      { "satz", SHAPE_UNFIT },
  { "lot", SHAPE_UNFIT },       { "kit", SHAPE_UNFIT },      { "pcs", SHAPE_UNFIT },
  { "pieces", SHAPE_UNFIT },    { "stuck", SHAPE_UNFIT },    { "stk", SHAPE_UNFIT },
  { "pezzi", SHAPE_UNFIT },     { "piezas", SHAPE_UNFIT },   { "unid", SHAPE_UNFIT },
  { "个", SHAPE_UNFIT },        { "個", SHAPE_UNFIT },       { "只", SHAPE_UNFIT },
  { "装", SHAPE_UNFIT },        { "セット", SHAPE_UNFIT },
};

static const char *
skip_spaces (const char *p)
{
  while (*p == ' ')
    p++;

  return p;
}

static const char *
skip_any (const char        *p,
          const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (p, words[i]))
      return p + strlen (words[i]);

  return p;
}

/* "ø", "d", "od", "h" and the like before a number. */
static const char *
read_mark (const char *p,
           Mark       *mark)
{
  static const struct
  {
    const char *text;
    Mark        mark;
  } marks[] = {
    { "ø", MARK_DIAMETER },   { "⌀", MARK_DIAMETER }, { "∅", MARK_DIAMETER },
    { "φ", MARK_DIAMETER },   { "ф", MARK_DIAMETER }, { "diam", MARK_DIAMETER },
    { "dia", MARK_DIAMETER }, { "od", MARK_DIAMETER }, { "id", MARK_INNER },
    { "d", MARK_DIAMETER },   { "h", MARK_HEIGHT },   { "t", MARK_HEIGHT },
    { "l", MARK_HEIGHT },
  };

  *mark = MARK_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (p, marks[i].text))
      {
        const char *rest = p + strlen (marks[i].text);

        rest += *rest == '.' || *rest == '=' || *rest == ':';
        rest = skip_spaces (rest);
        if (!g_ascii_isdigit (*rest))
          continue;
        *mark = marks[i].mark;
        return rest;
      }

  return p;
}

/* A whole number over 2, 4 … 64 is a part of an inch; other slashes part diameters. */
static const char *
read_fraction (const char *p,
               Length     *length)
{
  char *end;
  guint64 below;

  if (p[0] != '/' || !g_ascii_isdigit (p[1]))
    return p;

  below = g_ascii_strtoull (p + 1, &end, 10);
  if (below < 2 || below > 64 || (below & (below - 1)) != 0 || length->number >= below ||
      length->number != floor (length->number))
    return p;

  length->number /= below;
  length->fraction = TRUE;

  return end;
}

static const char *
read_unit (const char *p,
           Length     *length)
{
  static const struct
  {
    const char *text;
    double      mm;
  } units[] = {
    { "mm", 1 },
    { "毫米", 1 },
    { "ミリ", 1 },
    { "cm", MM_PER_CM },
    { "inches", MM_PER_INCH },
    { "inch", MM_PER_INCH },
    { "in", MM_PER_INCH },
    { "m", NAN },
    { "zoll", MM_PER_INCH },
    { "\"", MM_PER_INCH },
    { "''", MM_PER_INCH },
    { "″", MM_PER_INCH },
    { "”", MM_PER_INCH },
  };
  const char *start = skip_spaces (p);

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (start, units[i].text))
      {
        const char *rest = start + strlen (units[i].text);

        /* "5mmx3mm" */
        if (g_ascii_isalpha (units[i].text[0]) && g_ascii_isalpha (*rest) && *rest != 'x')
          continue;
        length->unit = units[i].mm;
        /* "10 x 5 in stock" */
        if (g_str_equal (units[i].text, "in") && *rest == ' ' && g_ascii_isalpha (rest[1]) &&
            rest[1] != 'x')
          length->unit = NAN;
        return rest;
      }

  return p;
}

static const char *
read_length (const char *start,
             Length     *length)
{
  static const char *const tolerances[] = { "±", "+/-", "+-", NULL };
  const char *p = read_mark (start, &length->mark);
  char digits[16] = { 0 };
  gsize n = strspn (p, "0123456789");

  if (n == 0 || n > 6)
    return NULL;
  if ((p[n] == '.' || p[n] == ',') && g_ascii_isdigit (p[n + 1]))
    n += 1 + strspn (p + n + 1, "0123456789");
  if (n >= sizeof digits)
    return NULL;

  memcpy (digits, p, n);
  length->number = g_ascii_strtod (g_strdelimit (digits, ",", '.'), NULL);
  length->unit = 0;
  length->fraction = FALSE;
  p = read_fraction (p + n, length);

  start = skip_any (p, tolerances);
  if (start != p)
    p = start + strspn (start, "0123456789.,");

  return read_unit (p, length);
}

static const char *
read_times (const char *p,
            gboolean   *spaced)
{
  static const char *const times[] = { "x", "×", "*", "х", "✕", NULL };
  const char *sign = skip_spaces (p);
  const char *end = skip_any (sign, times);

  *spaced = sign != p || *end == ' ';

  return end != sign ? skip_spaces (end) : NULL;
}

/* What stands between one length and the next; %NULL where no other follows. */
static const char *
read_separator (const char *p,
                Size       *size,
                gboolean   *spaced)
{
  const char *next = read_times (p, spaced);
  const char *height = skip_spaces (p);
  Mark mark;

  if (next != NULL)
    return next;

  if (*p == '/' && size->n == 1 && g_ascii_isdigit (p[1]))
    {
      size->slash = TRUE;
      return p + 1;
    }

  /* "d10h4", "ø12 h 3" */
  if (size->lengths[0].mark == MARK_DIAMETER && read_mark (height, &mark) != height &&
      mark == MARK_HEIGHT)
    {
      *spaced = FALSE;
      return height;
    }

  return NULL;
}

/* "10 x" before @p */
static gboolean
follows_times (const char *text,
               const char *p)
{
  while (p > text && p[-1] == ' ')
    p--;
  if (p == text || (p[-1] != 'x' && p[-1] != '*'))
    return FALSE;
  for (p--; p > text && p[-1] == ' ';)
    p--;

  return p > text && g_ascii_isdigit (p[-1]);
}

static gboolean
begins_here (const char *text,
             const char *p)
{
  const char *previous;
  gunichar before;

  if (p == text)
    return TRUE;
  if (follows_times (text, p))
    return FALSE;

  previous = g_utf8_prev_char (p);
  before = g_utf8_get_char (previous);
  if (before == '.' || before == ',' || before == '/' || before == '*')
    return previous == text || !g_ascii_isdigit (previous[-1]);

  return !lds_text_is_word (before) || lds_text_is_cjk (before);
}

/* Reads a size that begins at @p: its end, or %NULL where there is none. */
static const char *
read_size (const char *p,
           Size       *size)
{
  gboolean first_spaced = FALSE;

  memset (size, 0, sizeof *size);
  for (;;)
    {
      gboolean spaced = FALSE;
      const char *next;

      if (size->n == MAX_LENGTHS)
        return NULL;
      p = read_length (p, &size->lengths[size->n]);
      if (p == NULL)
        return NULL;
      size->n++;

      next = read_separator (p, size, &spaced);
      if (next == NULL)
        break;
      /* "10 x 5x2" may be ten of them. */
      if (size->n > 1 && spaced != first_spaced && !size->slash)
        return NULL;
      first_spaced = spaced;
      p = next;
    }

  if (size->n < 2 || (size->slash && size->n < 3))
    return NULL;

  return lds_text_is_word (g_utf8_get_char (p)) && !lds_text_is_cjk (g_utf8_get_char (p)) ? NULL : p;
}

/* Brings all lengths to mm; whether that can be done without guessing. */
static gboolean
apply_units (Size     *size,
             gboolean *assumed)
{
  double unit = 0;
  double longest = 0;

  for (guint i = 0; i < size->n; i++)
    {
      if (isnan (size->lengths[i].unit) ||
          (size->lengths[i].unit > 0 && unit > 0 && size->lengths[i].unit != unit))
        return FALSE;
      unit = MAX (unit, size->lengths[i].unit);
    }

  *assumed = unit == 0;
  for (guint i = 0; i < size->n; i++)
    {
      if (size->lengths[i].fraction && unit != MM_PER_INCH)
        return FALSE;
      size->lengths[i].number *= *assumed ? 1 : unit;
      if (!(size->lengths[i].number > 0 && size->lengths[i].number <= MAX_MM))
        return FALSE;
      longest = MAX (longest, size->lengths[i].number);
    }

  return !*assumed || longest >= LEAST_MM_WITHOUT_UNIT;
}

static gboolean
names_word (const char *text,
            const char *word)
{
  gboolean anywhere = lds_text_is_cjk (g_utf8_get_char (word));

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    if (anywhere || p == text || !lds_text_is_word (g_utf8_get_char (g_utf8_prev_char (p))))
      return TRUE;

  return FALSE;
}

/* Any where words tell two. */
static Shape
find_shape (const char *text)
{
  Shape found = SHAPE_ANY;
  gboolean several = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      if (!names_word (text, shapes[i].word))
        continue;
      if (shapes[i].shape == SHAPE_UNFIT)
        return SHAPE_UNFIT;
      several |= found != SHAPE_ANY && found != shapes[i].shape;
      found = shapes[i].shape;
    }

  return several ? SHAPE_ANY : found;
}

static void
add_volume (LdsDimensions *dimensions,
            double         mm3)
{
  if (!(mm3 > 0))
    return;

  dimensions->volume_low = fmin (dimensions->volume_low, mm3 / MM3_PER_CM3);
  dimensions->volume_high = fmax (dimensions->volume_high, mm3 / MM3_PER_CM3);
}

static double
cylinder (double diameter,
          double height)
{
  return G_PI / 4 * diameter * diameter * height;
}

/* NaN where the hole is as wide as the ring. */
static double
ring (double outer,
      double inner,
      double height)
{
  return inner < outer ? cylinder (outer, height) - cylinder (inner, height) : NAN;
}

/* Two numbers are a disc: diameter and height. */
static void
measure_two (const Size    *size,
             Shape          shape,
             LdsDimensions *dimensions)
{
  double a = size->lengths[0].number;
  double b = size->lengths[1].number;
  gboolean marked = size->lengths[0].mark == MARK_DIAMETER;

  if (shape == SHAPE_BLOCK || shape == SHAPE_RING || size->lengths[1].mark == MARK_DIAMETER ||
      size->lengths[0].mark == MARK_HEIGHT)
    return;

  add_volume (dimensions, cylinder (a, b));
  if (!marked && (shape == SHAPE_ROD || a < b))
    add_volume (dimensions, cylinder (b, a));
}

/* Three are a block or a ring; of what is called a ring, the hole or the height may stand last. */
static void
measure_three (const Size    *size,
               Shape          shape,
               LdsDimensions *dimensions)
{
  double a = size->lengths[0].number;
  double b = size->lengths[1].number;
  double c = size->lengths[2].number;
  Mark second = size->lengths[1].mark;
  Mark third = size->lengths[2].mark;
  gboolean round = size->slash || size->lengths[0].mark == MARK_DIAMETER;
  gboolean hole_second = size->slash || second == MARK_DIAMETER || second == MARK_INNER ||
                         third == MARK_HEIGHT;
  gboolean hole_third = third == MARK_DIAMETER || third == MARK_INNER || second == MARK_HEIGHT;

  if (shape == SHAPE_DISC || shape == SHAPE_ROD || (hole_second && hole_third))
    return;

  if (!round && shape != SHAPE_RING && !hole_second && !hole_third)
    add_volume (dimensions, a * b * c);
  if (shape == SHAPE_BLOCK && !round)
    return;
  if (!hole_third)
    add_volume (dimensions, ring (a, b, c));
  if (hole_third || (!hole_second && (round || shape == SHAPE_RING)))
    add_volume (dimensions, ring (a, c, b));
}

static gboolean
measure (Size          *size,
         Shape          shape,
         LdsDimensions *dimensions)
{
  if (!apply_units (size, &dimensions->unit_assumed))
    return FALSE;

  dimensions->volume_low = INFINITY;
  dimensions->volume_high = 0;
  if (size->n == 2)
    measure_two (size, shape, dimensions);
  else
    measure_three (size, shape, dimensions);

  return dimensions->volume_high > 0;
}

/* "1-1/2" would be read as its half. */
static gboolean
is_mixed_number (const char *text,
                 const char *p)
{
  if (p - text < 2 || (p[-1] != '-' && p[-1] != ' ') || !g_ascii_isdigit (p[-2]))
    return FALSE;

  for (p -= 2; p > text && g_ascii_isdigit (p[-1]);)
    p--;

  /* The number of a grade is none: "N52 1/2". */
  return p == text || !lds_text_is_word (g_utf8_get_char (g_utf8_prev_char (p)));
}

static gboolean
agree (const LdsDimensions *a,
       const LdsDimensions *b)
{
  return fabs (a->volume_low - b->volume_low) <= SAME_SIZE * a->volume_low &&
         fabs (a->volume_high - b->volume_high) <= SAME_SIZE * a->volume_high;
}

/**
 * lds_dimensions_read:
 * @folded: a text, folded as lds_text_fold() does
 * @dimensions: (out): its size and the volume of what has it
 *
 * Reads the one size in @folded. Where words do not tell the shape, the range covers a block, a
 * disc and a ring of these numbers: block a·b·c, disc π/4·D²·h, ring π/4·(D² − d²)·h.
 *
 * Returns: whether there is one size whose volume can be told; not where there are several, where
 *   the unit is doubtful, or where words say that the numbers are not all (a hole, a segment, a pack)
 */
gboolean
lds_dimensions_read (const char    *folded,
                     LdsDimensions *dimensions)
{
  Shape shape;
  gboolean found = FALSE;

  g_return_val_if_fail (folded != NULL && dimensions != NULL, FALSE);

  shape = find_shape (folded);
  if (shape == SHAPE_UNFIT)
    return FALSE;

  for (const char *p = folded; *p != '\0';)
    {
      Size size;
      LdsDimensions candidate = { .start = p - folded };
      const char *end = begins_here (folded, p) ? read_size (p, &size) : NULL;

      if (end == NULL)
        {
          p = g_utf8_next_char (p);
          continue;
        }

      candidate.end = end - folded;
      if ((size.lengths[0].fraction && is_mixed_number (folded, p)) ||
          !measure (&size, shape, &candidate) || (found && !agree (dimensions, &candidate)))
        return FALSE;
      if (!found)
        *dimensions = candidate;
      found = TRUE;
      p = end;
    }

  return found;
}
