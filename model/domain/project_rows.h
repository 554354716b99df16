// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/clock.h"
#include "model/domain/field.h"
#include "model/domain/ids.h"

#include <optional>
#include <string>
#include <vector>

namespace netatlas::domain {

using SourceId = Id<struct SourceTag>;
using TiedDomainId = Id<struct TiedDomainTag>;
using ViewId = Id<struct ViewTag>;
using PositionId = Id<struct PositionTag>;
using SnapshotId = Id<struct SnapshotTag>;
using DraftId = Id<struct DraftTag>;
using NoteId = Id<struct NoteTag>;
using AcceptedFindingId = Id<struct AcceptedFindingTag>;
using SpaceColourId = Id<struct SpaceColourTag>;
using BookmarkId = Id<struct BookmarkTag>;
using ProjectSettingId = Id<struct ProjectSettingTag>;

/// One model of the project: a world with its own ids, read from one source (README decision 3).
struct ModelRow
{
    ModelId id{0};
    std::string name;
    EditMode editMode = EditMode::Direct;
    bool isController = false; ///< the controller's own model: its settings have effect (2.13)
    std::string sourceKey;     ///< tells an import that it is the same source again

    bool operator==(const ModelRow&) const = default;
    static constexpr std::string_view kTable = "model";
    static constexpr auto fields()
    {
        using Row = ModelRow;
        return fieldList(
            Field{"id", &Row::id}, Field{"name", &Row::name}, Field{"edit_mode", &Row::editMode},
            Field{"is_controller", &Row::isController}, Field{"source_key", &Row::sourceKey});
    }
};

/// Where a model's facts come from. `options` is a JSON object without any secret.
struct SourceRow
{
    SourceId id{0};
    ModelId model{0};
    std::string kind;
    std::string name;
    std::string options;
    bool isReadOnly = true;
    std::optional<Timestamp> lastComplete; ///< time of the latest complete observation (2.16)

    bool operator==(const SourceRow&) const = default;
    static constexpr std::string_view kTable = "source";
    static constexpr auto fields()
    {
        using Row = SourceRow;
        return fieldList(Field{"id", &Row::id}, Field{"model_id", &Row::model},
                         Field{"kind", &Row::kind}, Field{"name", &Row::name},
                         Field{"options", &Row::options}, Field{"read_only", &Row::isReadOnly},
                         Field{"last_complete", &Row::lastComplete});
    }
};

/// A routing domain that several models share: rows of one `name` are one domain.
struct TiedDomainRow
{
    TiedDomainId id{0};
    std::string name;
    ModelId model{0};
    RoutingDomainId routingDomain = kDefaultDomain;

    bool operator==(const TiedDomainRow&) const = default;
    static constexpr std::string_view kTable = "tied_domain";
    static constexpr auto fields()
    {
        using Row = TiedDomainRow;
        return fieldList(Field{"id", &Row::id}, Field{"name", &Row::name},
                         Field{"model_id", &Row::model},
                         Field{"routing_domain_id", &Row::routingDomain});
    }
};

/// A saved combination of kind, filter, folding and colouring (user-experience 2). `options` is a
/// JSON object.
struct ViewRow
{
    ViewId id{0};
    std::string kind;
    std::string name;
    std::string options;

    bool operator==(const ViewRow&) const = default;
    static constexpr std::string_view kTable = "view";
    static constexpr auto fields()
    {
        using Row = ViewRow;
        return fieldList(Field{"id", &Row::id}, Field{"kind", &Row::kind},
                         Field{"name", &Row::name}, Field{"options", &Row::options});
    }
};

/// Where one object stands in one view, in scene units.
struct PositionRow
{
    PositionId id{0};
    ViewId view{0};
    ModelId model{0};
    ObjectKind kind = ObjectKind::Subnet;
    std::uint32_t number = 0;
    double x = 0;
    double y = 0;
    bool isPinned = false;

    bool operator==(const PositionRow&) const = default;
    static constexpr std::string_view kTable = "view_position";
    static constexpr auto fields()
    {
        using Row = PositionRow;
        return fieldList(Field{"id", &Row::id}, Field{"view_id", &Row::view},
                         Field{"model_id", &Row::model}, Field{"kind", &Row::kind},
                         Field{"number", &Row::number}, Field{"x", &Row::x}, Field{"y", &Row::y},
                         Field{"pinned", &Row::isPinned});
    }
};

/// A name for a moment: a place in the journal.
struct SnapshotRow
{
    SnapshotId id{0};
    std::string name;
    std::int64_t entry = 0; ///< number of the last journal entry before it
    Timestamp time{};

    bool operator==(const SnapshotRow&) const = default;
    static constexpr std::string_view kTable = "snapshot";
    static constexpr auto fields()
    {
        using Row = SnapshotRow;
        return fieldList(Field{"id", &Row::id}, Field{"name", &Row::name},
                         Field{"entry", &Row::entry}, Field{"time", &Row::time});
    }
};

/// A draft: its steps are journal entries that name it. Draft 0 is the one every project has.
struct DraftRow
{
    DraftId id{0};
    std::string name;
    bool isActive = false;

    bool operator==(const DraftRow&) const = default;
    static constexpr std::string_view kTable = "draft";
    static constexpr auto fields()
    {
        using Row = DraftRow;
        return fieldList(Field{"id", &Row::id}, Field{"name", &Row::name},
                         Field{"active", &Row::isActive});
    }
};

/// The admin's own words and tags on an object.
struct NoteRow
{
    NoteId id{0};
    ModelId model{0};
    ObjectKind kind = ObjectKind::Subnet;
    std::uint32_t number = 0;
    std::string text;
    std::vector<std::string> tags;

    bool operator==(const NoteRow&) const = default;
    static constexpr std::string_view kTable = "note";
    static constexpr auto fields()
    {
        using Row = NoteRow;
        return fieldList(Field{"id", &Row::id}, Field{"model_id", &Row::model},
                         Field{"kind", &Row::kind}, Field{"number", &Row::number},
                         Field{"text", &Row::text}, Field{"tags", &Row::tags});
    }
};

/// A finding that somebody answers for (user-experience 9). `key` is `Finding::key`.
struct AcceptedFindingRow
{
    AcceptedFindingId id{0};
    std::string key;
    std::string reason;
    std::optional<Timestamp> expires;

    bool operator==(const AcceptedFindingRow&) const = default;
    static constexpr std::string_view kTable = "accepted_finding";
    static constexpr auto fields()
    {
        using Row = AcceptedFindingRow;
        return fieldList(Field{"id", &Row::id}, Field{"key", &Row::key},
                         Field{"reason", &Row::reason}, Field{"expires", &Row::expires});
    }
};

/// The colour that the admin gave a space, as a place in the palette.
struct SpaceColourRow
{
    SpaceColourId id{0};
    ModelId model{0};
    SpaceId space{0};
    std::uint32_t colour = 0;

    bool operator==(const SpaceColourRow&) const = default;
    static constexpr std::string_view kTable = "space_colour";
    static constexpr auto fields()
    {
        using Row = SpaceColourRow;
        return fieldList(Field{"id", &Row::id}, Field{"model_id", &Row::model},
                         Field{"space_id", &Row::space}, Field{"colour", &Row::colour});
    }
};

/// A filter kept by name.
struct BookmarkRow
{
    BookmarkId id{0};
    std::string name;
    std::string filter;

    bool operator==(const BookmarkRow&) const = default;
    static constexpr std::string_view kTable = "bookmark";
    static constexpr auto fields()
    {
        using Row = BookmarkRow;
        return fieldList(Field{"id", &Row::id}, Field{"name", &Row::name},
                         Field{"filter", &Row::filter});
    }
};

struct ProjectSettingRow
{
    ProjectSettingId id{0};
    std::string key;
    std::string value;

    bool operator==(const ProjectSettingRow&) const = default;
    static constexpr std::string_view kTable = "project_setting";
    static constexpr auto fields()
    {
        using Row = ProjectSettingRow;
        return fieldList(Field{"id", &Row::id}, Field{"key", &Row::key},
                         Field{"value", &Row::value});
    }
};

} // namespace netatlas::domain
