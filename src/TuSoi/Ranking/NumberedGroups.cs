using System.Text.Json;
using TuSoi.Rules.Explaining;
using TuSoi.Rules.Packs;
using TuSoi.Rules.Ranking;

namespace TuSoi.Ranking;

/// <summary>All groups of all quotas, numbered from 0, so that subjects can name theirs.</summary>
internal sealed class NumberedGroups
{
    private readonly List<(QuotaRanking Quota, QuotaGroup Group)> all;
    private readonly Dictionary<QuotaGroup, int> numbers;

    public NumberedGroups(ScopeRanking ranking)
    {
        all = [.. ranking.Quotas.SelectMany(q => q.Groups.Select(g => (q, g)))];
        numbers = new Dictionary<QuotaGroup, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < all.Count; i++) numbers.Add(all[i].Group, i);
    }

    public void Write(Utf8JsonWriter json, Pack pack)
    {
        json.WriteStartArray("quota_groups");
        foreach (var (quota, group) in all)
        {
            json.WriteStartObject();
            json.WriteString("quota", quota.Quota.Id);
            json.WriteString("name", QuotaNames.Of(pack, quota.Quota, group));
            var (literal, reached) = QuotaNames.Both(quota.Quota, group);
            foreach (var (name, number) in ((string, int)[])[("reached", group.Reached), ("may_reach", group.MayReach), ("qualified", group.Qualified), ("places", group.Places), ("most_places", group.MostPlaces), ("places_literal", literal),
                ("places_good_or_better", reached), ("decided", group.Decided), ("taken", group.Taken), ("tied", group.Tied), ("waiting", group.Waiting), ("free", group.Free), ("late", group.Late)]) json.WriteNumber(name, number);
            json.WriteString("exceptional", ResultJson.Answer(group.Exceptional));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public void Write(Utf8JsonWriter json, QuotaExplanation? place)
    {
        if (place is null)
        {
            json.WriteNull("quota");
            return;
        }
        json.WriteStartObject("quota");
        json.WriteNumber("group", numbers[place.Group]);
        json.WriteNumber("before", place.Before);
        json.WriteNumber("level", place.Level);
        json.WriteEndObject();
    }
}
