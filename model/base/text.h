// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netatlas {

/// Reads decimal digits and nothing else: no sign, no blank. Nothing when it is not such a text
/// or does not fit the type.
template <class Number>
std::optional<Number> parseNumber(std::string_view text)
{
    Number number{};
    if (text.empty() || text.front() == '-' || text.front() == '+')
        return std::nullopt;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// The pieces between separators; always one more than there are separators.
std::vector<std::string_view> split(std::string_view text, char separator);
/// The pieces are views, so the text must outlive them: one that is about to end is not taken.
template <std::same_as<std::string> Text>
std::vector<std::string_view> split(Text&& text, char separator) = delete;

std::string join(const std::vector<std::string>& texts, std::string_view separator);

/// Without blanks, tabs and line ends at both ends.
std::string_view trimmed(std::string_view text);

/// ASCII letters in lower case; all other bytes as they are.
std::string lowerCase(std::string_view text);

/// Compares with runs of digits as numbers, so `eth2` comes before `eth10`; for lists that people
/// read. Negative, zero or positive like `strcmp`. Equal numbers of different length (`01`, `1`)
/// fall back to bytes, so only equal texts compare equal.
int compareNaturally(std::string_view a, std::string_view b);

struct NaturalLess
{
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const
    {
        return compareNaturally(a, b) < 0;
    }
};

/// The candidate that is nearest to a mistyped word (edit distance of at most a third of its
/// length), for "did you mean".
std::optional<std::string> nearestText(std::string_view word,
                                       const std::vector<std::string>& candidates);

/// Whether the bytes are well-formed UTF-8 (no overlong forms, no surrogates).
bool isUtf8(std::string_view bytes);

} // namespace netatlas
