// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/invocation.h"
#include "model/engine/generate/site.h"

#include <optional>

namespace netatlas::cli {

/// What `generate` is asked for (performance 2).
struct GenerateArguments
{
    engine::generate::SiteOptions site;
    std::string profile = "clean";
    std::optional<std::uint32_t> prefixes; ///< instead of a site: so many subnets with addresses
    std::optional<std::uint32_t> graph;    ///< instead of a site: a graph of so many nodes
    bool isTidy = false;                   ///< the graph: without the NICs that attach anywhere
    std::string file; ///< a project to make, or a stream; empty: standard output
};

/// `generate`: a made-up model as the stream that `export model` writes, or as a new project. The
/// member `generator` of the stream says what made it, and `flaws` what was put in on purpose; for
/// a project both stand beside it, in `FILE.generator.json`. The same arguments give the same
/// bytes.
Exit runGenerate(const Invocation& invocation, GenerateArguments arguments);

} // namespace netatlas::cli
