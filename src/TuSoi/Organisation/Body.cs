using TuSoi.Rules.Steps;

namespace TuSoi.Organisation;

/// <summary>Who is responsible: an organisation and the roles that may act for it, or a person. A body outside is stood for by the one that records what it does.</summary>
/// <param name="Organisation">The organisation, as subject of the cycle; null for a person.</param>
public sealed record Body(BodyRule Rule, Subject? Organisation, long? Person, string Name)
{
    /// <summary>Roles that may act; the first one held answers for the body.</summary>
    public IReadOnlyList<string> Roles => Rule.Acts;

    /// <summary>The body outside that this one records for; null where it acts itself.</summary>
    public BodyRule? For { get; init; }

    public string Responsible => For is { } outside ? $"{outside.Label} ({Name} ghi lại)" : Name;
}

/// <summary>Finds bodies for subjects: by where the rule looks, climbing from the subject's organisation.</summary>
public static class Bodies
{
    /// <param name="find">Subjects of the cycle by their entry in the roster.</param>
    /// <returns>Null where there is no such organisation above the subject.</returns>
    public static Body? Of(Procedure procedure, Rules.Packs.Pack pack, string id, Subject subject, Func<long, Subject?> find)
    {
        var rule = procedure.Bodies[id];
        if (rule.Seat == Seat.Outside) return Of(procedure, pack, rule.RecordedBy!, subject, find) is { } recorder ? recorder with { For = rule } : null;
        if (rule.Seat == Seat.Person) return subject.Person is { } person ? new Body(rule, null, person, subject.Name) : null;
        var units = subject.Units.Select(find).OfType<Subject>();
        var seat = rule.Seat switch
        {
            Seat.Own or Seat.Collective => units.FirstOrDefault(),
            Seat.Superior => units.Skip(1).FirstOrDefault(),
            _ => units.FirstOrDefault(u => pack.Kinds[u.Kind].Is(rule.Of)),
        };
        if (seat is null) return null;
        var label = rule.LabelAt(pack.Kinds[seat.Kind]);
        return new Body(rule, seat, null, rule.Seat == Seat.Collective ? subject.Name : seat.Name.StartsWith(label, StringComparison.Ordinal) ? seat.Name : $"{label} của {seat.Name}");
    }
}
