// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mutations that keep JSON what it is, so that a fuzzer gets behind the parser: members and items
// are removed, doubled, moved and exchanged, scalars replaced by those that rules like to stumble
// over. Every other time the bytes are mutated as usual, and so is what is no JSON.

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cstring>
#include <random>
#include <string_view>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* bytes, std::size_t size, std::size_t most);

namespace {

namespace json = boost::json;

constexpr const char* kTexts[] = {"",
                                  "0",
                                  "1",
                                  "-1",
                                  "4294967295",
                                  "10.0.0.0/8",
                                  "10.0.0.1",
                                  "10.0.0.0/33",
                                  "0.0.0.0/0",
                                  "::/0",
                                  "2001:db8::1",
                                  "fe80::1",
                                  "::ffff:10.0.0.1",
                                  "252.0.0.0/8",
                                  "127.0.0.1",
                                  "224.0.0.1",
                                  "alpha",
                                  "provider",
                                  "machine",
                                  "bridge",
                                  "lo",
                                  "eth0",
                                  "00:16:3e:00:00:01",
                                  "localhost",
                                  "0/lxd/0",
                                  "\xff"};
constexpr std::int64_t kNumbers[] = {0,
                                     1,
                                     -1,
                                     2,
                                     31,
                                     32,
                                     33,
                                     128,
                                     255,
                                     4094,
                                     4095,
                                     65535,
                                     65536,
                                     2147483647,
                                     4294967295,
                                     4294967296,
                                     -9223372036854775807};

class Mutation
{
public:
    explicit Mutation(unsigned seed) : m_random(seed) {}

    /// Changes one to four places of the document.
    void apply(json::value& document)
    {
        for (std::size_t times = 1 + below(4); times > 0; --times) {
            m_places.clear();
            gather(document);
            mutate(*m_places[below(m_places.size())]);
        }
    }

private:
    std::size_t below(std::size_t count) { return m_random() % count; }

    /// All values of the document, itself among them.
    void gather(json::value& value)
    {
        m_places.push_back(&value);
        if (auto* object = value.if_object())
            for (auto& member : *object)
                gather(member.value());
        if (auto* array = value.if_array())
            for (json::value& item : *array)
                gather(item);
    }

    void mutate(json::value& value)
    {
        if (below(6) == 0) // another value of the document, or one of another kind
            value = below(2) == 0 ? json::value(*m_places[below(m_places.size())]) : scalar();
        else if (auto* object = value.if_object())
            mutate(*object);
        else if (auto* array = value.if_array())
            mutate(*array);
        else if (below(3) == 0)
            value = json::value(*m_places[below(m_places.size())]);
        else
            value = scalar();
    }
    void mutate(json::object& object)
    {
        if (object.empty())
            return;
        const std::size_t at = below(object.size());
        if (below(2) == 0)
            object.erase(object.begin() + static_cast<std::ptrdiff_t>(at));
        else
            std::swap(
                (object.begin() + static_cast<std::ptrdiff_t>(at))->value(),
                (object.begin() + static_cast<std::ptrdiff_t>(below(object.size())))->value());
    }
    void mutate(json::array& array)
    {
        if (array.empty())
            return;
        const auto at = static_cast<std::ptrdiff_t>(below(array.size()));
        switch (below(4)) {
        case 0: array.erase(array.begin() + at); break;
        case 1: array.push_back(json::value(array[static_cast<std::size_t>(at)])); break;
        case 2: std::swap(array[static_cast<std::size_t>(at)], array[below(array.size())]); break;
        default: array.insert(array.begin() + at, scalar()); break;
        }
    }
    json::value scalar()
    {
        switch (below(8)) {
        case 0: return nullptr;
        case 1: return below(2) == 0;
        case 2:
        case 3: return kNumbers[below(std::size(kNumbers))];
        case 4: return 0.5;
        default: return json::value(kTexts[below(std::size(kTexts))]);
        }
    }

    std::minstd_rand m_random;
    std::vector<json::value*> m_places;
};

} // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* bytes, std::size_t size,
                                               std::size_t most, unsigned seed)
{
    if (seed % 2 == 0)
        return LLVMFuzzerMutate(bytes, size, most);
    boost::system::error_code problem;
    json::value document =
        json::parse(std::string_view(reinterpret_cast<const char*>(bytes), size), problem);
    if (problem)
        return LLVMFuzzerMutate(bytes, size, most);
    Mutation(seed).apply(document);
    const std::string text = json::serialize(document);
    const std::size_t length = std::min(text.size(), most);
    std::memcpy(bytes, text.data(), length);
    return length;
}
