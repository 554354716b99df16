// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reports/writers.h"

#include "model/base/text.h"

#include <array>

namespace netatlas::reports {

namespace {

struct Ending
{
    std::string_view text;
    Format format;
};

// The first one of a format is its word.
constexpr std::array kEndings{Ending{"html", Format::Html},   Ending{"htm", Format::Html},
                              Ending{"md", Format::Markdown}, Ending{"markdown", Format::Markdown},
                              Ending{"csv", Format::Csv},     Ending{"json", Format::Json}};
constexpr std::array kFormats{Format::Html, Format::Markdown, Format::Csv, Format::Json};

} // namespace

std::string_view formatText(Format format)
{
    for (const Ending& ending : kEndings)
        if (ending.format == format)
            return ending.text;
    return {};
}

std::vector<std::string> formatTexts()
{
    std::vector<std::string> texts;
    for (const Format format : kFormats)
        texts.emplace_back(formatText(format));
    return texts;
}

std::optional<Format> parseFormat(std::string_view word)
{
    const std::string lower = lowerCase(word);
    for (const Ending& ending : kEndings)
        if (ending.text == lower)
            return ending.format;
    return std::nullopt;
}

std::optional<Format> formatOfFile(std::string_view fileName)
{
    const auto dot = fileName.rfind('.');
    return dot == std::string_view::npos ? std::nullopt : parseFormat(fileName.substr(dot + 1));
}

Result<std::string> writeReport(const Report& report, Format format)
{
    switch (format) {
    case Format::Html: return writeHtml(report);
    case Format::Markdown: return writeMarkdown(report);
    case Format::Csv: return writeCsv(report);
    case Format::Json: return writeJson(report);
    }
    return fail(ErrorKind::NotSupported, {{"feature", "format"}});
}

} // namespace netatlas::reports
