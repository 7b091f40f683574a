#include "web/mustache_shim.h"

// The header asks for nothing else; its own warnings are not ours.
#include <kainjow/mustache.hpp>

#include <cstdlib>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace km = kainjow::mustache;

struct View {
    km::object values; // texts and switches
    std::vector<std::pair<std::string, std::unique_ptr<View>>> objects;
    std::unordered_map<std::string, std::vector<std::unique_ptr<View>>> lists;
    std::unique_ptr<km::data> frozen;
};

struct Mustache {
    km::mustache engine;
    explicit Mustache(const std::string &text) : engine(text)
    {
    }
};

namespace
{

km::data to_data(const View &v)
{
    km::data d(km::data::type::object);
    for (const auto &value : v.values)
        d[value.first] = km::data(value.second);
    for (const auto &object : v.objects)
        d[object.first] = to_data(*object.second);
    for (const auto &l : v.lists) {
        km::list items;
        items.reserve(l.second.size());
        for (const auto &item : l.second)
            items.push_back(to_data(*item));
        d[l.first] = km::data(items);
    }
    return d;
}

std::string escape(const std::string &s)
{
    std::string out;
    out.reserve(s.size() + s.size() / 8);
    for (const char c : s) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

// What the engine writes to, straight into a Buf.
struct BufStream {
    Buf *out;
};
BufStream &operator<<(BufStream &s, const std::string &text)
{
    buf_put(s.out, text.data(), text.size());
    return s;
}

} // namespace

extern "C" {

View *view_new(void)
{
    return new View;
}

void view_free(View *v)
{
    delete v;
}

void view_text_n(View *v, const char *name, const char *text, size_t n)
{
    v->values[name] = n == 0 ? km::data(km::data::type::bool_false) : km::data(std::string(text, n));
}

void view_text(View *v, const char *name, const char *text)
{
    view_text_n(v, name, text, std::char_traits<char>::length(text));
}

void view_flag(View *v, const char *name, bool on)
{
    v->values[name] = km::data(on);
}

View *view_object(View *v, const char *name)
{
    v->objects.emplace_back(name, std::make_unique<View>());
    return v->objects.back().second.get();
}

View *view_add(View *v, const char *list)
{
    auto &items = v->lists[list];
    items.push_back(std::make_unique<View>());
    return items.back().get();
}

const char *view_stray(const View *v, const ViewName *const *names)
{
    const auto find = [names](const std::string &name) {
        const ViewName *found = nullptr;
        for (const ViewName *const *n = names; *n != nullptr && found == nullptr; n++)
            found = view_name_find(*n, name.data(), name.size());
        return found;
    };
    const auto within = [&find](const std::string &name, const View &inner) -> const char * {
        const ViewName *const own[] = {find(name) == nullptr ? nullptr : find(name)->inside, nullptr};
        return own[0] == nullptr ? name.c_str() : view_stray(&inner, own);
    };
    for (const auto &value : v->values)
        if (find(value.first) == nullptr)
            return value.first.c_str();
    for (const auto &object : v->objects)
        if (const char *stray = object.first == "t" ? nullptr : within(object.first, *object.second))
            return stray;
    for (const auto &list : v->lists)
        for (const auto &item : list.second)
            if (const char *stray = within(list.first, *item))
                return stray;
    return nullptr;
}

void view_freeze(View *v)
{
    v->frozen = std::make_unique<km::data>(to_data(*v));
}

Mustache *mustache_new(const char *text, size_t n, Buf *error, size_t *offset)
{
    auto m = std::make_unique<Mustache>(std::string(text, n));
    if (m->engine.is_valid()) {
        m->engine.set_custom_escape(escape);
        return m.release();
    }
    // The engine ends its messages in " at " and the byte.
    const std::string &message = m->engine.error_message();
    const auto at = message.rfind(" at ");
    *offset = 0;
    if (at != std::string::npos)
        *offset = static_cast<size_t>(std::strtoull(message.c_str() + at + 4, nullptr, 10));
    buf_put(error, message.data(), at == std::string::npos ? message.size() : at);
    return nullptr;
}

void mustache_free(Mustache *m)
{
    delete m;
}

void mustache_render(const Mustache *m, const View *inner, const View *outer, Buf *out)
{
    const km::data own = to_data(*inner);
    km::context<std::string> context;
    if (outer != nullptr)
        context.push(outer->frozen.get());
    context.push(&own);
    BufStream stream{out};
    // Rendering changes the engine only for lambdas and partials, which a View can't hold: several threads may render.
    const_cast<Mustache *>(m)->engine.render(context, stream);
}

} // extern "C"
