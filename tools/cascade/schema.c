/* The keys of layout.yaml. */
#include "cascade/layout_yaml.h"

#include "cascade/press.h"
#include "cascade/cascade.h"

#include <assert.h>

#define WORDS(list, last) static_assert(sizeof(list) / sizeof *(list) == (last) + 2, "a word for each value, and NULL")

static const char *const aligns[] = {"justify", "left", "center", "right", NULL};
WORDS(aligns, ALIGN_RIGHT);
static const char *const levels[] = {"basic", "gb", "strict", NULL};
WORDS(levels, BREAK_STRICT);
static const char *const marks[] = {"full", "kaiming", "half", NULL};
WORDS(marks, PUNCT_HALF);
static const char *const kinds[] = {"text", "rule", "box", "tint", "index", "image", "nameplate", NULL};
WORDS(kinds, FURN_NAMEPLATE);
static const char *const labels[] = {"rule", "tag", NULL};
WORDS(labels, LABEL_TAG);
static const char *const group_heads[] = {"rules", "band", NULL};
static const char *const missing[] = {"error", "replace", NULL};
static const char *const numberings[] = {"arabic", "chinese", NULL};

#define AT(name) offsetof(PageYaml, name)
static const YamlField page_side = {.type = YT_TEXT};
static const YamlField page_fields[] = {
    {.key = "size", .term = "开本", .type = YT_LIST, .offset = AT(size), .item = &page_side, .min = 1, .single = true},
    {.key = "width", .term = "版面宽", .type = YT_LENGTH, .offset = AT(width)},
    {.key = "height", .term = "版面高", .type = YT_LENGTH, .offset = AT(height)},
    {.key = "bleed", .term = "出血", .type = YT_LENGTH, .offset = AT(bleed)},
    {.key = "top", .term = "天头", .type = YT_LENGTH, .offset = AT(top)},
};
#undef AT
static const YamlConfusion page_confusions[] = {
    {"left", "the columns stand in the middle: page.width less the columns is left and right of them"},
    {"right", "the columns stand in the middle: page.width less the columns is left and right of them"},
    {"bottom", "what is below grid.lines lines from page.top is the foot"},
    {"format", "write size: A3"},
    {NULL, NULL},
};
static const YamlSchema page_schema = {
    .what = "`page`", YAML_FIELDS(PageYaml, page_fields), .confusions = page_confusions, .short_key = "size"};

#define AT(name) offsetof(GridYaml, name)
static const YamlField grid_fields[] = {
    {.key = "pitch", .term = "行距", .type = YT_LENGTH, .offset = AT(pitch)},
    {.key = "lines", .term = "行数", .type = YT_INT, .offset = AT(lines), .min = 10, .max = MOST_LAYOUT_LINES},
};
#undef AT
static const YamlSchema grid_schema = {.what = "`grid`", YAML_FIELDS(GridYaml, grid_fields)};

#define AT(name) offsetof(ColumnsYaml, name)
static const YamlField columns_fields[] = {
    {.key = "count", .term = "栏数", .type = YT_INT, .offset = AT(count), .min = 1, .max = MOST_PAGE_COLUMNS},
    {.key = "measure", .term = "栏宽", .type = YT_LENGTH, .offset = AT(measure)},
    {.key = "gutter", .term = "栏距", .type = YT_LENGTH, .offset = AT(gutter)},
    {.key = "box_measure", .term = "框内栏宽", .type = YT_LENGTH, .offset = AT(box_measure)},
    {.key = "fold", .term = "中缝", .type = YT_LENGTH, .offset = AT(fold)},
};
#undef AT
static const YamlConfusion columns_confusions[] = {
    {"width", "write measure: 13字"},
    {"number", "write count: 8"},
    {"gap", "write gutter: 1字"},
    {NULL, NULL},
};
static const YamlSchema columns_schema = {
    .what = "`columns`", YAML_FIELDS(ColumnsYaml, columns_fields), .confusions = columns_confusions};

#define AT(name) offsetof(TextYaml, name)
static const YamlField column_item = {.type = YT_TEXT};
static const YamlField text_fields[] = {
    {.key = "level", .term = "避头尾", .type = YT_CHOICE, .offset = AT(level), .choices = levels},
    {.key = "punctuation", .term = "标点", .type = YT_CHOICE, .offset = AT(punctuation), .choices = marks},
    {.key = "hanging", .term = "标点悬挂", .type = YT_FLAG, .offset = AT(hanging)},
    {.key = "grid", .term = "字格", .type = YT_FLAG, .offset = AT(grid)},
    {.key = "tsheg_pad", .type = YT_FLAG, .offset = AT(tsheg_pad)},
    {.key = "jump_to", .term = "下转", .type = YT_TEXT, .offset = AT(jump_to)},
    {.key = "jump_from", .term = "上接", .type = YT_TEXT, .offset = AT(jump_from)},
    {.key = "advert", .term = "广告", .type = YT_TEXT, .offset = AT(advert)},
    {.key = "index_title", .term = "导读", .type = YT_TEXT, .offset = AT(index_title)},
    {.key = "commentary", .term = "评论栏目", .type = YT_LIST, .offset = AT(commentary), .item = &column_item},
    {.key = "intro", .term = "导语", .type = YT_INT, .offset = AT(intro), .max = 3},
    {.key = "english_indent", .type = YT_LENGTH, .offset = AT(english_indent)},
    {.key = "tibetan_digits", .type = YT_INT, .offset = AT(tibetan_digits), .max = 1},
};
#undef AT
static const YamlSchema text_schema = {.what = "`text`", YAML_FIELDS(TextYaml, text_fields)};

#define AT(name) offsetof(ListsYaml, name)
static const YamlField lists_fields[] = {
    {.key = "numbering", .term = "编号", .type = YT_CHOICE, .offset = AT(numbering), .choices = numberings},
    {.key = "hang", .term = "悬挂", .type = YT_FLAG, .offset = AT(hang)},
};
#undef AT
static const YamlSchema lists_schema = {.what = "`lists`", YAML_FIELDS(ListsYaml, lists_fields)};

#define AT(name) offsetof(RulesYaml, name)
static const YamlField rules_fields[] = {
    {.key = "width", .term = "线宽", .type = YT_LENGTH, .offset = AT(width)},
    {.key = "box", .term = "框线", .type = YT_LENGTH, .offset = AT(box)},
    {.key = "color", .term = "颜色", .type = YT_COLOR, .offset = AT(color), .name = true},
    {.key = "tint", .term = "底色", .type = YT_COLOR, .offset = AT(tint), .name = true},
};
#undef AT
static const YamlSchema rules_schema = {.what = "`rules`", YAML_FIELDS(RulesYaml, rules_fields)};

/* What a layout may make of each cost (judge/costs.h). */
static const YamlField makeup_fields[] = {
#define X(id, word, usual)                                                                                             \
    {.key = #word,                                                                                                     \
     .type = YT_INT,                                                                                                   \
     .offset = offsetof(MakeupYaml, weights) + MAKEUP_##id * sizeof(YamlInt),                                          \
     .max = 10000},
    MAKEUP_COST_TABLE(X)
#undef X
};
static const YamlConfusion makeup_confusions[] = {
    {"weights", "write the weights themselves: makeup: {white: 12, twins: 400}"},
    {"effort", "paiban build --effort best"},
    {NULL, NULL},
};
static const YamlSchema makeup_schema = {
    .what = "`makeup`", YAML_FIELDS(MakeupYaml, makeup_fields), .confusions = makeup_confusions};

#define AT(name) offsetof(ElementYaml, name)
static const YamlField element_fields[] = {
    {.key = "role", .term = "字体", .type = YT_TEXT, .offset = AT(role)},
    {.key = "size", .term = "字号", .type = YT_LENGTH, .offset = AT(size)},
    {.key = "pitch", .term = "行距", .type = YT_LENGTH, .offset = AT(pitch)},
    {.key = "indent", .term = "缩进", .type = YT_LENGTH, .offset = AT(indent), .min = -1},
    {.key = "tracking", .term = "字距", .type = YT_LENGTH, .offset = AT(tracking), .min = -1},
    {.key = "color", .term = "颜色", .type = YT_COLOR, .offset = AT(color), .name = true},
    {.key = "align", .term = "对齐", .type = YT_CHOICE, .offset = AT(align), .choices = aligns},
};
#undef AT
static const YamlConfusion element_confusions[] = {
    {"font", "write role: song; fonts.yaml says which fonts a role has"},
    {"family", "write role: song; fonts.yaml says which fonts a role has"},
    {"weight", "write role: heavyhei; a role of fonts.yaml has a weight"},
    {"leading", "write pitch: 1.5行"},
    {"line_height", "write pitch: 1.5行"},
    {"letter_spacing", "write tracking: 1pt"},
    {NULL, NULL},
};
static const YamlSchema element_schema = {
    .what = "an element", YAML_FIELDS(ElementYaml, element_fields), .confusions = element_confusions};

#define ELEMENT(word, trade, id)                                                                                       \
    [id] = {.key = (word),                                                                                             \
            .term = (trade),                                                                                           \
            .type = YT_MAP,                                                                                            \
            .of = &element_schema,                                                                                     \
            .offset = offsetof(ElementsYaml, at) + (id) * sizeof(ElementYaml)}
static const YamlField elements_fields[] = {
    ELEMENT("body", "正文", EL_BODY),
    ELEMENT("strong", NULL, EL_STRONG),
    ELEMENT("code_inline", NULL, EL_CODE_INLINE),
    ELEMENT("byline", "作者", EL_BYLINE),
    ELEMENT("dateline", "电头", EL_DATELINE),
    ELEMENT("kicker", "引题", EL_KICKER),
    ELEMENT("deck", "副题", EL_DECK),
    ELEMENT("column", "栏目", EL_COLUMN),
    ELEMENT("summary", "提要", EL_SUMMARY),
    ELEMENT("heading", "小标题", EL_HEADING),
    ELEMENT("subheading", NULL, EL_SUBHEADING),
    ELEMENT("quote", "引文", EL_QUOTE),
    ELEMENT("pull", NULL, EL_PULL),
    ELEMENT("verse", "诗", EL_VERSE),
    ELEMENT("code", NULL, EL_CODE),
    ELEMENT("table", "表", EL_TABLE),
    ELEMENT("table_head", "表头", EL_TABLE_HEAD),
    ELEMENT("caption", "图片说明", EL_CAPTION),
    ELEMENT("credit", "图片来源", EL_CREDIT),
    ELEMENT("note", "注", EL_NOTE),
    ELEMENT("jump", "转版", EL_JUMP),
    ELEMENT("continued", "续题", EL_CONTINUED),
    ELEMENT("advert", "广告", EL_ADVERT),
    ELEMENT("vertical", "竖排", EL_VERTICAL),
    ELEMENT("group", "栏题", EL_GROUP),
    ELEMENT("sidebar", "链接", EL_SIDEBAR),
    ELEMENT("sidebar_label", NULL, EL_SIDEBAR_LABEL),
    ELEMENT("sidebar_title", NULL, EL_SIDEBAR_TITLE),
};
static_assert(sizeof elements_fields / sizeof *elements_fields == ELEMENTS, "a key for each Element");
static const YamlConfusion elements_confusions[] = {
    {"title", "titles are set by the steps of `headlines`"},
    {"headline", "titles are set by the steps of `headlines`"},
    {NULL, NULL},
};
static const YamlSchema elements_schema = {
    .what = "`elements`", YAML_FIELDS(ElementsYaml, elements_fields), .confusions = elements_confusions};

#define AT(name) offsetof(HeadlineYaml, name)
static const YamlField headline_fields[] = {
    {.key = "columns",
     .term = "栏数",
     .type = YT_INT,
     .offset = AT(columns),
     .min = 1,
     .max = MOST_LAYOUT_COLUMNS,
     .required = true},
    {.key = "role", .term = "字体", .type = YT_TEXT, .offset = AT(role)},
    {.key = "size", .term = "字号", .type = YT_LENGTH, .offset = AT(size), .required = true},
    {.key = "least", .term = "最小字号", .type = YT_LENGTH, .offset = AT(least)},
    {.key = "kicker", .term = "引题字号", .type = YT_LENGTH, .offset = AT(kicker)},
    {.key = "deck", .term = "副题字号", .type = YT_LENGTH, .offset = AT(deck)},
    {.key = "lines", .term = "行数", .type = YT_INT, .offset = AT(lines), .min = 1, .max = 6, .preset = 2},
    {.key = "fill", .term = "撑满", .type = YT_FLAG, .offset = AT(fill)},
    {.key = "shoulders", .term = "肩题", .type = YT_FLAG, .offset = AT(shoulders)},
};
#undef AT
static const YamlConfusion headline_confusions[] = {
    {"font", "write role: biaosong; fonts.yaml says which fonts a role has"},
    {"span", "write columns: 3"},
    {"min", "write least: 16pt"},
    {NULL, NULL},
};
static const YamlSchema headline_schema = {
    .what = "a step of `headlines`", YAML_FIELDS(HeadlineYaml, headline_fields), .confusions = headline_confusions};

#define AT(name) offsetof(LevelYaml, name)
static const YamlField level_fields[] = {
    {.key = "name", .term = "名称", .type = YT_TEXT, .offset = AT(name)}, /* for the reader of the file */
    {.key = "role", .term = "字体", .type = YT_TEXT, .offset = AT(role)},
    {.key = "size", .term = "字号", .type = YT_LENGTH, .offset = AT(size), .required = true},
    {.key = "least", .term = "最小字号", .type = YT_LENGTH, .offset = AT(least)},
    {.key = "narrow", .term = "单栏字号", .type = YT_LENGTH, .offset = AT(narrow)},
    {.key = "kicker", .term = "引题字号", .type = YT_LENGTH, .offset = AT(kicker)},
    {.key = "deck", .term = "副题字号", .type = YT_LENGTH, .offset = AT(deck)},
};
#undef AT
static const YamlSchema level_schema = {
    .what = "a level", YAML_FIELDS(LevelYaml, level_fields), .confusions = headline_confusions};

#define AT(name) offsetof(FurnitureYaml, name)
static const YamlField furniture_fields[] = {
    {.key = "kind", .term = "种类", .type = YT_CHOICE, .offset = AT(kind), .choices = kinds},
    {.key = "name", .term = "名称", .type = YT_TEXT, .offset = AT(name)},
    {.key = "text", .term = "文字", .type = YT_TEXT, .offset = AT(text)},
    {.key = "file", .term = "文件", .type = YT_TEXT, .offset = AT(file), .name = true},
    {.key = "alt", .term = "替代文字", .type = YT_TEXT, .offset = AT(alt)},
    {.key = "role", .term = "字体", .type = YT_TEXT, .offset = AT(role)},
    {.key = "size", .term = "字号", .type = YT_LENGTH, .offset = AT(size)},
    {.key = "least", .term = "最小字号", .type = YT_LENGTH, .offset = AT(least)},
    {.key = "tracking", .term = "字距", .type = YT_LENGTH, .offset = AT(tracking), .min = -1},
    {.key = "color", .term = "颜色", .type = YT_COLOR, .offset = AT(color), .name = true},
    {.key = "align", .term = "对齐", .type = YT_CHOICE, .offset = AT(align), .choices = aligns, .preset = ALIGN_LEFT},
    {.key = "x", .type = YT_LENGTH, .offset = AT(x), .min = -1},
    {.key = "y", .type = YT_LENGTH, .offset = AT(y), .min = -1},
    {.key = "left", .type = YT_LENGTH, .offset = AT(left), .min = -1},
    {.key = "right", .type = YT_LENGTH, .offset = AT(right), .min = -1},
    {.key = "top", .type = YT_LENGTH, .offset = AT(top), .min = -1},
    {.key = "bottom", .type = YT_LENGTH, .offset = AT(bottom), .min = -1},
    {.key = "below", .type = YT_TEXT, .offset = AT(below)},
    {.key = "above", .type = YT_TEXT, .offset = AT(above)},
    {.key = "right_of", .type = YT_TEXT, .offset = AT(right_of)},
    {.key = "left_of", .type = YT_TEXT, .offset = AT(left_of)},
    {.key = "within", .type = YT_TEXT, .offset = AT(within)},
    {.key = "gap", .term = "间距", .type = YT_LENGTH, .offset = AT(gap), .min = -1},
    {.key = "width", .term = "宽", .type = YT_LENGTH, .offset = AT(width), .name = true},
    {.key = "height", .term = "高", .type = YT_LENGTH, .offset = AT(height)},
    {.key = "stroke", .term = "线宽", .type = YT_LENGTH, .offset = AT(stroke)},
    {.key = "pitch", .term = "行距", .type = YT_LENGTH, .offset = AT(pitch)},
    {.key = "mirror", .term = "单双页对调", .type = YT_FLAG, .offset = AT(mirror)},
};
#undef AT
static const YamlConfusion furniture_confusions[] = {
    {"font", "write role: song; fonts.yaml says which fonts a role has"},
    {"min", "write least: 16pt"},
    {"image", "write kind: image, file: name.png"},
    {"src", "write kind: image, file: name.png"},
    {"center", "write x: center"},
    {"under", "write below: the name of the piece above it"},
    {"over", "write above: the name of the piece below it"},
    {"margin", "write gap: 6pt, from the piece it stands below, above or beside"},
    {NULL, NULL},
};
static const YamlSchema furniture_schema = {
    .what = "a piece of furniture", YAML_FIELDS(FurnitureYaml, furniture_fields), .confusions = furniture_confusions};

#define AT(name) offsetof(GroupsYaml, name)
static const YamlField groups_fields[] = {
    {.key = "frame", .term = "框", .type = YT_CHOICE, .offset = AT(frame), .choices = group_frames},
    {.key = "head", .term = "栏题", .type = YT_CHOICE, .offset = AT(head), .choices = group_heads},
    {.key = "ornament", .term = "题饰", .type = YT_TEXT, .offset = AT(ornament)},
};
#undef AT
static const YamlSchema groups_schema = {.what = "`groups`", YAML_FIELDS(GroupsYaml, groups_fields)};

#define AT(name) offsetof(LeadPictureYaml, name)
static const YamlField lead_picture_fields[] = {
    {.key = "columns", .term = "栏数", .type = YT_INT, .offset = AT(columns), .max = MOST_LAYOUT_COLUMNS},
    {.key = "area", .term = "版心份额", .type = YT_SHARE, .offset = AT(area), .max = 500},
};
#undef AT
static const YamlConfusion lead_picture_confusions[] = {
    {"width", "write columns: 3"},
    {"span", "write columns: 3"},
    {"size", "write area: 8%, of the type area"},
    {"share", "write area: 8%, of the type area"},
    {"height", "write area: 8%, of the type area"},
    {NULL, NULL},
};
static const YamlSchema lead_picture_schema = {
    .what = "`lead_picture`", YAML_FIELDS(LeadPictureYaml, lead_picture_fields), .confusions = lead_picture_confusions};

#define AT(name) offsetof(SidebarsYaml, name)
static const YamlField sidebars_fields[] = {
    {.key = "frame", .term = "框", .type = YT_CHOICE, .offset = AT(frame), .choices = group_frames},
    {.key = "label", .term = "栏目样式", .type = YT_CHOICE, .offset = AT(label), .choices = labels},
};
#undef AT
static const YamlSchema sidebars_schema = {.what = "`sidebars`", YAML_FIELDS(SidebarsYaml, sidebars_fields)};

#define AT(name) offsetof(ColumnStyleYaml, name)
static const YamlField column_style_fields[] = {
    {.key = "face", .term = "字体", .type = YT_TEXT, .offset = AT(face)},
    {.key = "label", .term = "栏目样式", .type = YT_CHOICE, .offset = AT(label), .choices = labels, .preset = -1},
    {.key = "ornament", .term = "题饰", .type = YT_TEXT, .offset = AT(ornament)},
};
#undef AT
static const YamlConfusion column_style_confusions[] = {
    {"role", "write face: 楷, or the role's own name"},
    {"font", "write face: 楷; `faces` says which role that is"},
    {"image", "write ornament: name.svg"},
    {"picture", "write ornament: name.svg"},
    {"rule", "write ornament: rule"},
    {NULL, NULL},
};
static const YamlSchema column_style_schema = {.what = "a column's style",
                                               YAML_FIELDS(ColumnStyleYaml, column_style_fields),
                                               .confusions = column_style_confusions};
static const YamlField face_item = {.type = YT_TEXT};
static const YamlField column_style_item = {.type = YT_MAP, .of = &column_style_schema};

static const YamlField size_item = {.type = YT_LENGTH};
static const YamlField level_item = {.type = YT_MAP, .of = &level_schema};
static const YamlField headline_item = {.type = YT_MAP, .of = &headline_schema};
static const YamlField furniture_item = {.type = YT_MAP, .of = &furniture_schema};

#define AT(name) offsetof(LayoutYaml, name)
static const YamlField layout_fields[] = {
    {.key = "name", .term = "名称", .type = YT_TEXT, .offset = AT(name)},
    {.key = "base", .term = "底本", .type = YT_TEXT, .offset = AT(base), .name = true},
    {.key = "sizes", .term = "字号表", .type = YT_TABLE, .offset = AT(sizes), .item = &size_item},
    {.key = "page", .term = "版面", .type = YT_MAP, .offset = AT(page), .of = &page_schema},
    {.key = "grid", .term = "网格", .type = YT_MAP, .offset = AT(grid), .of = &grid_schema},
    {.key = "columns", .term = "分栏", .type = YT_MAP, .offset = AT(columns), .of = &columns_schema},
    {.key = "tiers", .term = "段数", .type = YT_INT, .offset = AT(tiers), .min = 1, .max = MOST_LAYOUT_TIERS},
    {.key = "front_top", .term = "报头行数", .type = YT_INT, .offset = AT(front_top), .max = 100},
    {.key = "inside_top", .term = "报眉行数", .type = YT_INT, .offset = AT(inside_top), .max = 100},
    {.key = "bottom", .term = "报尾行数", .type = YT_INT, .offset = AT(bottom), .max = 100},
    {.key = "text", .term = "行文", .type = YT_MAP, .offset = AT(text), .of = &text_schema},
    {.key = "lists", .term = "列表", .type = YT_MAP, .offset = AT(lists), .of = &lists_schema},
    {.key = "rules", .term = "线", .type = YT_MAP, .offset = AT(rules), .of = &rules_schema},
    {.key = "missing", .term = "缺字", .type = YT_CHOICE, .offset = AT(missing), .choices = missing},
    {.key = "elements", .term = "文字样式", .type = YT_MAP, .offset = AT(elements), .of = &elements_schema},
    {.key = "headlines", .term = "标题字号", .type = YT_LIST, .offset = AT(headlines), .item = &headline_item},
    {.key = "levels", .term = "标题等级", .type = YT_LIST, .offset = AT(levels), .item = &level_item, .by = "name"},
    {.key = "label", .term = "栏目样式", .type = YT_CHOICE, .offset = AT(label), .choices = labels},
    {.key = "groups", .term = "集纳", .type = YT_MAP, .offset = AT(groups), .of = &groups_schema},
    {.key = "lead_picture", .term = "头条配图", .type = YT_MAP, .offset = AT(lead_picture), .of = &lead_picture_schema},
    {.key = "sidebars", .term = "链接", .type = YT_MAP, .offset = AT(sidebars), .of = &sidebars_schema},
    {.key = "faces", .term = "题字", .type = YT_TABLE, .offset = AT(faces), .item = &face_item},
    {.key = "column_styles", .term = "专栏", .type = YT_TABLE, .offset = AT(column_styles), .item = &column_style_item},
    {.key = "makeup", .term = "组版", .type = YT_MAP, .offset = AT(makeup), .of = &makeup_schema},
    {.key = "press", .term = "印刷", .type = YT_MAP, .offset = AT(press), .of = &press_schema},
    {.key = "swatches", .term = "色样", .type = YT_TABLE, .offset = AT(swatches), .item = &swatch_item},
    {.key = "front", .term = "报头", .type = YT_LIST, .offset = AT(front), .item = &furniture_item, .by = "name"},
    {.key = "inside", .term = "报眉", .type = YT_LIST, .offset = AT(inside), .item = &furniture_item, .by = "name"},
    {.key = "extra_pages", .term = "加版", .type = YT_INT, .offset = AT(extra_pages), .min = 2, .max = 4, .preset = 2},
    {.key = "vertical", .term = "竖排", .type = YT_FLAG, .offset = AT(vertical)},
    {.key = "sparse", .term = "稀疏版", .type = YT_INT, .offset = AT(sparse), .max = 100},
};
#undef AT
#define MARGINS                                                                                                        \
    "page.top is the head; the columns stand in the middle of page.width, grid.lines lines reach down to the foot"
static const YamlConfusion layout_confusions[] = {
    {"size", "write page: A3, or page: {size: [297mm, 420mm]}"},
    {"extends", "write base: broadsheet, the layout that this one changes"},
    {"inherit", "write base: broadsheet, the layout that this one changes"},
    {"inherits", "write base: broadsheet, the layout that this one changes"},
    {"from", "write base: broadsheet, the layout that this one changes"},
    {"margin", MARGINS},
    {"margins", MARGINS},
    {"left", MARGINS},
    {"right", MARGINS},
    {"font", "an element's `role` names a role of fonts.yaml: elements: {body: {role: song}}"},
    {"fonts", "an element's `role` names a role of fonts.yaml: elements: {body: {role: song}}"},
    {"masthead", "the masthead is `front`, a list of its pieces"},
    {"header", "the running head is `inside`, a list of its pieces"},
    {"footer", "the imprint is a piece of `front` or `inside`, with its place y"},
    {"nameplate", "the masthead is `front`, a list of its pieces"},
    {"lang", "a paper's language is in paper.yaml; <lang>.yaml beside this file changes keys for it"},
    {NULL, NULL},
};
static const YamlSchema layout_table = {
    .what = "the layout", YAML_FIELDS(LayoutYaml, layout_fields), .confusions = layout_confusions};

const YamlSchema *layout_schema(void)
{
    return &layout_table;
}
