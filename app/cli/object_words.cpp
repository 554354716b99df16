// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/object_words.h"

#include "app/cli/lookup.h"
#include "app/cli/object_lookup.h"
#include "model/base/text.h"
#include "model/engine/edits/object_members.h"

#include <algorithm>
#include <array>

namespace netatlas::cli {

namespace edits = engine::edits;
using domain::ObjectKind;
using domain::ObjectRef;

namespace {

using Words = std::vector<std::string>;

/// Members that refer to a row, by the name that people use for them.
struct Reference
{
    std::string_view word;
    std::string_view member;
    ObjectKind kind;
};
constexpr std::array kReferences{
    Reference{"fabric", "fabric-id", ObjectKind::Fabric},
    Reference{"segment", "segment-id", ObjectKind::Segment},
    Reference{"relay", "relay-segment-id", ObjectKind::Segment},
    Reference{"subnet", "subnet-id", ObjectKind::Subnet},
    Reference{"machine", "machine-id", ObjectKind::Machine},
    Reference{"device", "device-id", ObjectKind::Device},
    Reference{"parent", "parent-id", ObjectKind::Device},
    Reference{"application", "application-id", ObjectKind::Application},
    Reference{"network", "routing-domain-id", ObjectKind::RoutingDomain}};

tl::unexpected<Error> missingWord(std::string_view what)
{
    return fail(ErrorKind::NotValid, {{"what", what}, {"value", ""}, {"cause", "missing"}});
}

/// Collects the members of one row; all they refer to must be of one model.
class MemberWords
{
public:
    MemberWords(const domain::Revision& revision, const Invocation& invocation)
        : m_revision(revision)
        , m_invocation(invocation)
    {
    }

    Status take(std::string_view name, const std::string& value)
    {
        for (const Reference& reference : kReferences)
            if (name == reference.word)
                return value.empty() ? put(reference.member, "")
                                     : refer(reference.member, reference.kind, value);
        return put(name, value);
    }
    Status refer(std::string_view member, ObjectKind kind, const std::string& text)
    {
        const auto found = findNamed(m_revision, m_invocation, kind, text);
        if (!found)
            return fail(found.error());
        return take(member, *found);
    }
    Status take(std::string_view member, const ObjectRef& ref)
    {
        if (m_model && *m_model != ref.model)
            return fail(ErrorKind::Refused, {{"what", "models"}, {"key", std::string(member)}});
        m_model = ref.model;
        return put(member, std::to_string(ref.number));
    }
    Status put(std::string_view member, std::string value)
    {
        m_members.push_back({std::string(member), std::move(value)});
        return {};
    }

    std::optional<domain::ModelId> model() const { return m_model; }
    std::vector<edits::MemberText> members() const { return m_members; }

private:
    const domain::Revision& m_revision;
    const Invocation& m_invocation;
    std::optional<domain::ModelId> m_model;
    std::vector<edits::MemberText> m_members;
};

/// `2:eth0` is what it is part of and its own name.
std::pair<std::string, std::string> partsOf(const std::string& word)
{
    const std::size_t colon = word.rfind(':');
    if (colon == std::string::npos)
        return {{}, word};
    return {word.substr(0, colon), word.substr(colon + 1)};
}

bool isNumber(const std::string& word)
{
    return parseNumber<std::uint32_t>(word).has_value();
}

Status takeRange(MemberWords& members, const Words& words)
{
    if (words.size() < 2)
        return missingWord("range");
    if (const Status subnet = members.refer("subnet-id", ObjectKind::Subnet, words.front());
        !subnet)
        return subnet;
    const std::string& span = words[1];
    const std::size_t dash = span.find('-');
    static_cast<void>(members.put("first", span.substr(0, dash)));
    return members.put("last", dash == std::string::npos ? words.back() : span.substr(dash + 1));
}

Status takeAddress(MemberWords& members, const Words& words)
{
    if (words.size() < 2)
        return missingWord("address");
    const std::string& value = words[1];
    const std::size_t slash = value.find('/');
    static_cast<void>(members.put("value", value.substr(0, slash)));
    if (slash != std::string::npos)
        static_cast<void>(members.put("cidr", value));
    return members.refer("device-id", ObjectKind::Device, words.front());
}

/// What is part of something (`2:eth0`, `mysql:db`).
Status takePart(MemberWords& members, const std::string& word, std::string_view member,
                ObjectKind whole)
{
    const auto [owner, name] = partsOf(word);
    if (owner.empty())
        return missingWord(domain::wordOf(whole));
    static_cast<void>(members.put("name", name));
    return members.refer(member, whole, owner);
}

/// The words without `=`: what a row of the kind is known by.
Status takeNames(MemberWords& members, ObjectKind kind, const Words& words)
{
    if (words.empty())
        return {};
    const std::string& first = words.front();
    switch (kind) {
    case ObjectKind::Range: return takeRange(members, words);
    case ObjectKind::Address: return takeAddress(members, words);
    case ObjectKind::Segment: return members.put(isNumber(first) ? "tag" : "name", first);
    case ObjectKind::Machine:
        return members.put(isNumber(first.substr(0, first.find('/'))) ? "number" : "name", first);
    case ObjectKind::LooseAddress: return members.put("value", first);
    case ObjectKind::Device: return takePart(members, first, "machine-id", ObjectKind::Machine);
    case ObjectKind::Endpoint:
        return takePart(members, first, "application-id", ObjectKind::Application);
    default: return members.put("name", first);
    }
}

Status takeAssignments(MemberWords& members, const Words& words)
{
    for (const std::string& word : words) {
        const std::size_t equals = word.find('=');
        if (const Status taken =
                members.take(std::string_view(word).substr(0, equals), word.substr(equals + 1));
            !taken)
            return taken;
    }
    return {};
}

/// Bare words first, whatever their order on the command line.
std::pair<Words, Words> sorted(Words words)
{
    const auto middle =
        std::stable_partition(words.begin(), words.end(), [](const std::string& word) {
            return word.find('=') == std::string::npos;
        });
    return {{words.begin(), middle}, {middle, words.end()}};
}

Result<domain::ModelId> modelFor(const domain::Revision& revision, const Invocation& invocation,
                                 const std::optional<domain::ModelId>& said)
{
    if (said)
        return *said;
    const auto chosen = findSubnets(revision, invocation, {});
    if (!chosen)
        return fail(chosen.error());
    return chosen->model;
}

std::string valueOf(const std::vector<edits::MemberText>& members, std::string_view name)
{
    for (const auto& member : members)
        if (member.name == name)
            return member.value;
    return {};
}

/// `add space NAME [SUBNET...]`.
Result<edits::Intent> addSpaceIntent(const domain::Revision& revision, const Invocation& invocation,
                                     const Words& names)
{
    if (names.empty())
        return missingWord("name");
    const auto chosen = findSubnets(revision, invocation, Words(names.begin() + 1, names.end()));
    if (!chosen)
        return fail(chosen.error());
    return edits::Intent{
        chosen->model, {edits::AddSpace{.name = names.front(), .subnets = chosen->subnets}}, {}};
}

/// `add subnet CIDR [SPACE] [segment=…] [vlan-tag=…] [zones=…] [provider-id=…]
/// [provider-network-id=…]`.
Result<edits::Intent> addSubnetIntent(const domain::Revision& revision,
                                      const Invocation& invocation, const Words& names,
                                      const MemberWords& given)
{
    if (names.empty())
        return missingWord("cidr");
    const auto model = modelFor(revision, invocation, given.model());
    if (!model)
        return fail(model.error());
    const auto members = given.members();
    edits::AddSubnet action{.cidr = names.front()};
    if (names.size() > 1) {
        Invocation within = invocation;
        within.model = revision.model(*model)->row.name;
        const auto space = findSpace(revision, within, names[1]);
        if (!space)
            return fail(space.error());
        action.space = domain::SpaceId(space->number);
    }
    for (const auto& member : members) {
        if (member.name == "provider-id")
            action.providerId = member.value;
        else if (member.name == "provider-network-id")
            action.providerNetworkId = member.value;
        else if (member.name == "zones")
            action.zones = edits::detail::wordsOf(member.value);
        else if (member.name == "segment-id")
            action.segment = domain::SegmentId(*parseNumber<std::uint32_t>(member.value));
        else if (member.name == "vlan-tag" && isNumber(member.value))
            action.vlanTag = *parseNumber<std::uint32_t>(member.value);
        else
            return edits::memberRefused(member.name, member.value, "unknown member");
    }
    if (action.segment && valueOf(members, "vlan-tag").empty())
        action.vlanTag = revision.model(*model)->at<domain::SegmentRow>(*action.segment).tag;
    return edits::Intent{*model, {std::move(action)}, {}};
}

/// The kind and the object that the first two words name.
Result<ObjectRef> objectOf(const domain::Revision& revision, const Invocation& invocation,
                           const Words& words)
{
    if (words.size() < 2)
        return missingWord(words.empty() ? "kind" : "object");
    const auto kind = parseEditedKind(words.front());
    if (!kind)
        return fail(kind.error());
    return findNamed(revision, invocation, *kind, words[1]);
}

} // namespace

Result<edits::Intent> addIntent(const domain::Revision& revision, const Invocation& invocation,
                                const Words& words)
{
    if (words.empty())
        return missingWord("kind");
    const auto kind = parseEditedKind(words.front());
    if (!kind)
        return fail(kind.error());
    const auto [names, assignments] = sorted(Words(words.begin() + 1, words.end()));
    if (*kind == ObjectKind::Space)
        return addSpaceIntent(revision, invocation, names);
    MemberWords members(revision, invocation);
    if (const Status taken = takeAssignments(members, assignments); !taken)
        return fail(taken.error());
    if (*kind == ObjectKind::Subnet)
        return addSubnetIntent(revision, invocation, names, members);
    if (const Status taken = takeNames(members, *kind, names); !taken)
        return fail(taken.error());
    const auto model = modelFor(revision, invocation, members.model());
    if (!model)
        return fail(model.error());
    return edits::Intent{*model, {edits::AddObject{*kind, members.members(), {}}}, {}};
}

Result<edits::Intent> renameIntent(const domain::Revision& revision, const Invocation& invocation,
                                   const Words& words)
{
    const auto object = objectOf(revision, invocation, words);
    if (!object)
        return fail(object.error());
    if (words.size() != 3)
        return missingWord("name");
    if (object->kind == ObjectKind::Space)
        return edits::Intent{
            object->model, {edits::RenameSpace{domain::SpaceId(object->number), words[2]}}, {}};
    return edits::Intent{object->model,
                         {edits::ChangeObject{object->kind, object->number, {{"name", words[2]}}}},
                         {}};
}

Result<edits::Intent> changeIntent(const domain::Revision& revision, const Invocation& invocation,
                                   const Words& words)
{
    const auto object = objectOf(revision, invocation, words);
    if (!object)
        return fail(object.error());
    const auto [names, assignments] = sorted(Words(words.begin() + 2, words.end()));
    if (assignments.empty() || !names.empty())
        return fail(ErrorKind::NotValid, {{"what", "member"},
                                          {"value", names.empty() ? "" : names.front()},
                                          {"cause", "not MEMBER=VALUE"}});
    MemberWords members(revision, invocation);
    if (const Status taken = takeAssignments(members, assignments); !taken)
        return fail(taken.error());
    if (members.model() && *members.model() != object->model)
        return fail(ErrorKind::Refused, {{"what", "models"}, {"key", words[1]}});
    return edits::Intent{
        object->model, {edits::ChangeObject{object->kind, object->number, members.members()}}, {}};
}

Result<edits::Intent> removeIntent(const domain::Revision& revision, const Invocation& invocation,
                                   const Words& words)
{
    const auto object = objectOf(revision, invocation, words);
    if (!object)
        return fail(object.error());
    if (words.size() > 2)
        return fail(ErrorKind::NotValid,
                    {{"what", "word"}, {"value", words[2]}, {"cause", "one object at a time"}});
    const auto intent = [&](edits::Action action) {
        return edits::Intent{object->model, {std::move(action)}, {}};
    };
    // These have words of their own in the journal.
    switch (object->kind) {
    case ObjectKind::Space: return intent(edits::RemoveSpace{domain::SpaceId(object->number)});
    case ObjectKind::Subnet: return intent(edits::RemoveSubnet{domain::SubnetId(object->number)});
    case ObjectKind::Address:
        return intent(edits::RemoveAddress{domain::AddressId(object->number)});
    case ObjectKind::LooseAddress:
        return intent(edits::RemoveLooseAddress{domain::LooseAddressId(object->number)});
    default: return intent(edits::RemoveObject{object->kind, object->number});
    }
}

Result<edits::Intent> attachIntent(const domain::Revision& revision, const Invocation& invocation,
                                   const Words& words)
{
    if (words.size() != 2)
        return missingWord(words.empty() ? "address" : "device");
    const auto device = findNamed(revision, invocation, ObjectKind::Device, words[1]);
    if (!device)
        return fail(device.error());
    Invocation within = invocation;
    within.model = revision.model(device->model)->row.name;
    const domain::DeviceId target(device->number);
    if (const auto loose = findNamed(revision, within, ObjectKind::LooseAddress, words[0]))
        return edits::Intent{
            device->model,
            {edits::AttachLooseAddress{domain::LooseAddressId(loose->number), target}},
            {}};
    const auto address = findNamed(revision, within, ObjectKind::Address, words[0]);
    if (!address)
        return fail(address.error());
    return edits::Intent{
        device->model, {edits::MoveAddress{domain::AddressId(address->number), target}}, {}};
}

Result<edits::Intent> rehomeIntent(const domain::Revision& revision, const Invocation& invocation,
                                   const Words& words)
{
    if (words.size() != 2)
        return missingWord(words.empty() ? "subnet" : "segment");
    const auto subnet = findNamed(revision, invocation, ObjectKind::Subnet, words[0]);
    const auto what =
        subnet ? subnet : findNamed(revision, invocation, ObjectKind::Segment, words[0]);
    if (!what)
        return fail(subnet.error());
    Invocation within = invocation;
    within.model = revision.model(what->model)->row.name;
    const auto to =
        findNamed(revision, within, subnet ? ObjectKind::Segment : ObjectKind::Fabric, words[1]);
    if (!to)
        return fail(to.error());
    if (subnet)
        return edits::Intent{
            what->model,
            {edits::RehomeSubnet{domain::SubnetId(what->number), domain::SegmentId(to->number)}},
            {}};
    return edits::Intent{
        what->model,
        {edits::RehomeSegment{domain::SegmentId(what->number), domain::FabricId(to->number)}},
        {}};
}

} // namespace netatlas::cli
