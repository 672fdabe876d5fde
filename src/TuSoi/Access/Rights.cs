namespace TuSoi.Access;

/// <summary>A role this person holds today, at an organisation of the roster.</summary>
public sealed record Held(string Role, long Entry, IReadOnlyList<string> Rights);

/// <summary>What an act gave this person, or a role he holds.</summary>
public sealed record Given(string What, string? Role, long? Organisation, long? Subject, long? Host);

/// <summary>Everything one person may lean on in one act.</summary>
public sealed record Rights(long Person, IReadOnlyList<Held> Held, IReadOnlyList<Given> Given, IReadOnlySet<long> Conflicts)
{
    /// <summary>The first of the roles held at that organisation.</summary>
    public string? RoleAt(long entry, IEnumerable<string> roles) => roles.FirstOrDefault(role => Held.Any(h => h.Entry == entry && h.Role == role));

    public bool Has(string what, long subject) => Given.Any(g => g.What == what && g.Subject == subject);

    public bool HasAt(string what, long host) => Given.Any(g => g.What == what && g.Host == host);
}
