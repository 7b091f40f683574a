/* What stands in place of a retracted article. */
#include "parse/front_changes.h"

#include "parse/front_text.h"

static const struct {
    const char *title, *text;
} notices[] = {
    [LANG_ZH_HANS] = {"撤稿声明", "此处原载的一篇稿件已由编辑部撤回。"},
    [LANG_ZH_HANT] = {"撤稿聲明", "此處原載的一篇稿件已由編輯部撤回。"},
    [LANG_BO] = {"ཕྱིར་འཐེན་གསལ་བསྒྲགས།", "འདིར་བཀོད་པའི་རྩོམ་ཡིག་ཞིག་རྩོམ་སྒྲིག་ཁང་གིས་ཕྱིར་འཐེན་བྱས་ཟིན།"},
    [LANG_EN] = {"Retraction", "An article that stood here has been retracted by the editors."},
};
static_assert(sizeof notices / sizeof *notices == LANGS, "a notice in every language");

static void put_paragraph(Arena *arena, const char *text, Span at, Article *a)
{
    Inline *words = ARENA_NEW(arena, Inline);
    *words = (Inline){.kind = INL_TEXT, .lang = a->lang, .text = text, .span = at};
    a->blocks = ARENA_NEW(arena, Block);
    *a->blocks = (Block){.kind = BLK_PARA, .span = at, .inlines = {words, 1}};
    a->n_blocks = 1;
}

void front_notice(const FlatContext *c, const Front *f, Article *a)
{
    const Span at = a->retracted->span;
    a->title = notices[a->lang].title;
    a->title_span = f->title.span.src ? f->title.span : at;
    a->kicker = a->deck = a->byline = a->dateline = a->summary = a->column = "";
    a->section = front_text(c, f->section); /* a page may be named by it */
    a->page = f->page.value;
    a->page_letters = f->page.section;
    a->page_span = f->page.span;
    a->priority = f->priority.value; /* never a draft: it was published once */
    a->lists = LISTS_LAYOUT;
    a->pins.group = f->pins.group.span.src ? f->pins.group.text : NULL;
    a->pins.group_span = f->pins.group.span;
    put_paragraph(c->arena, notices[a->lang].text, at, a);
}
