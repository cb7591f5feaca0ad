/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a text decoded from one of the encodings of East Asia reads like a parts list there. They
 * use the same bytes, so that what fits one mostly fits the others; what gives them away is how
 * many characters are those that parts lists are made of, and how many are rare. */

#include "lds-encoding-guess.h"

#include <string.h>

#define OUT_OF_PLACE -4.0
#define EXPECTED 3.0

static const char simplified[] =
    "的一是数量名称规格型号材料备注单位电阻容感器件螺丝钉母垫圈轴承磁铁钢马达机线板序图品价供应商制造产地"
    "中国子外壳总成装配零部表面处理热镀锌铝合金不锈黑色白红蓝绿直径厚度长宽高重克公斤米毫孔弹簧齿轮连接头"
    "插座开关灯光管片芯控模块源输入出变压贴封描述有限司日期版本页次说明质检编码物清单层级用途建议购买参考"
    "仅套个只根条张组上下左右内前后两大小三四五六七八九十加工装订货到位共以和为在标签片壳密封圈定转漆包端烧"
    "结钕硼铜排纸箱焊锡胶带丝绝缘栓铆销键块卡";
static const char traditional[] =
    "的一是數量名稱規格型號材料備註單位電阻容感器件螺絲釘母墊圈軸承磁鐵鋼馬達機線板序圖品價供應商製造產地"
    "中國台灣外殼總成裝配零組件表面處理熱鍍鋅鋁合金不銹鋼黑色白紅藍綠直徑厚度長寬高重克公斤厘孔彈簧齒輪連"
    "接頭插座開關燈光管片晶控制模源輸入出變壓封描述有限司日期版本頁次說明質檢編碼物清層級用途購買參考僅套"
    "個只根條張點號景上下左右內前後兩大小三四五六七八九十加工貨到共以和為在";
static const char japanese[] =
    "部品番名称数量備考材質単価仕様型式図面電池線使用機械鋼板管軸受鉄磁石歯車表面処理熱黒色白赤青緑径厚長幅"
    "高重量個本枚式社製造原産国日中組立外注購入先納期金額合計抵抗器回路基取付穴接続端子源出力入寸法単位変更"
    "承認作成年月上下左右内前後大小一二三四五六七八九十加工締用具座止焼結配樹脂成緩衝紙箱梱包銅";
static const char korean[] =
    "품번명수량규격재질비고단위전저항기나사볼트너자석모터베어링스프강철원산지공급업체제조회사가격호부리도면표처색검"
    "은백이의을를에하고로는한립중국대인무케블커넥연결용구동축판외내상하좌우길두께높폭무게알루미늄합금속와셔커버"
    "하우징회오스위치라벨핀패킹실린더브켓코일선";

typedef struct
{
  const char *code;
  const char *frequent;
  gboolean    kana;
  gboolean    hangul;
} Language;

static const Language languages[] = {
  { "GB18030", simplified, FALSE, FALSE },
  { "BIG5", traditional, FALSE, FALSE },
  { "CP932", japanese, TRUE, FALSE },
  { "EUC-JP-MS", japanese, TRUE, FALSE },
  { "CP949", korean, FALSE, TRUE },
};

static gsize
get_length (const char   *code,
            const guint8 *bytes,
            gsize         left)
{
  if (bytes[0] < 0x80 || left < 2)
    return 1;
  if (g_str_equal (code, "CP932"))
    return bytes[0] == 0x80 || (bytes[0] >= 0xa0 && bytes[0] < 0xe0) || bytes[0] > 0xfc ? 1 : 2;
  if (g_str_equal (code, "GB18030"))
    return bytes[1] < 0x40 ? 4 : 2;
  if (g_str_equal (code, "EUC-JP-MS"))
    return bytes[0] == 0x8f ? 3 : 2;

  return 2;
}

/* The standards put common characters first. */
static gboolean
is_rare (const char   *code,
         const guint8 *bytes,
         gsize         length)
{
  if (length != 2)
    return TRUE;
  if (g_str_equal (code, "GB18030"))
    return bytes[0] < 0xb0 || bytes[0] >= 0xd8 || bytes[1] < 0xa1;
  if (g_str_equal (code, "CP932"))
    return bytes[0] >= 0x99;
  if (g_str_equal (code, "EUC-JP-MS"))
    return bytes[0] >= 0xd0;
  if (g_str_equal (code, "BIG5"))
    return bytes[0] >= 0xc9;

  return TRUE;
}

static gboolean
is_between (gunichar character,
            gunichar first,
            gunichar last)
{
  return character >= first && character <= last;
}

static gboolean
is_half_kana (gunichar character)
{
  return is_between (character, 0xff66, 0xff9f);
}

static gboolean
is_east_asian (gunichar character)
{
  return is_between (character, 0x2e80, 0x9fff) || is_between (character, 0xac00, 0xd7a3) ||
         is_between (character, 0xf900, 0xfaff) || is_between (character, 0xff01, 0xff60);
}

static double
judge_ideograph (const Language *language,
                 gunichar        character,
                 gboolean        rare,
                 gboolean        alone,
                 gboolean        in_word)
{
  gboolean frequent = g_utf8_strchr (language->frequent, -1, character) != NULL;

  if (alone && in_word)
    return -3;
  if (frequent)
    return EXPECTED;
  if (alone)
    return -1;
  if (is_between (character, 0xac00, 0xd7a3))
    return language->hangul ? 1.5 : -1;
  if (language->hangul)
    return -2;

  return rare ? -1.5 : 1;
}

static double
judge_character (const Language *language,
                 gunichar        before,
                 gunichar        character,
                 gunichar        after,
                 gboolean        rare)
{
  gboolean in_word = (before < 0x80 && g_unichar_isalpha (before)) ||
                     (after < 0x80 && g_unichar_isalpha (after));

  if (character == 0xfffd || is_between (character, 0x80, 0x9f))
    return 2 * OUT_OF_PLACE;
  if (is_between (character, 0xe000, 0xf8ff))
    return OUT_OF_PLACE;
  if (is_half_kana (character))
    return is_half_kana (before) || is_half_kana (after) ? 1.3 : -3;
  if (is_between (character, 0x3041, 0x30ff))
    return in_word && !is_east_asian (before) && !is_east_asian (after) ? -3
           : language->kana                                            ? EXPECTED : -1;
  if (is_between (character, 0x3000, 0x303f) || is_between (character, 0xff01, 0xff5e))
    return in_word && !is_east_asian (before) && !is_east_asian (after) ? -1 : 1.5;
  if (is_between (character, 0x3400, 0x9fff) || is_between (character, 0xac00, 0xd7a3) ||
      is_between (character, 0x20000, 0x3ffff))
    return judge_ideograph (language, character, rare,
                            !is_east_asian (before) && !is_east_asian (after), in_word);
  if (g_utf8_strchr ("℃°×±Ωμφφ①②③㎜㎡→※", -1, character) != NULL)
    return in_word && character != 0x3bc ? -1 : 2;

  return -0.5;
}

/**
 * lds_encoding_judge_ideographs:
 * @code: one of the encodings of East Asia
 * @bytes: (array length=length): a text
 * @length: number of bytes
 * @text: UTF-8, decoded from them
 *
 * Returns: points for the text
 */
double
lds_encoding_judge_ideographs (const char   *code,
                               const guint8 *bytes,
                               gsize         length,
                               const char   *text)
{
  const Language *language = languages;
  gunichar before = 0;
  double score = 0;
  gsize at = 0;

  while (!g_str_equal (language->code, code))
    language++;

  for (const char *p = text; *p != '\0' && at < length; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);
      gsize n = character == 0xfffd ? 1 : get_length (code, bytes + at, length - at);

      n = MIN (n, length - at);
      if (character >= 0x80)
        {
          double points = judge_character (language, before, character,
                                           *next != '\0' ? g_utf8_get_char (next) : 0,
                                           is_rare (code, bytes + at, n));

          for (gsize i = 0; i < n; i++)
            score += bytes[at + i] >= 0x80 ? points : 0;
        }
      before = character;
      at += n;
    }

  return score;
}
