using TuSoi.Rostering.Keeping;

namespace TuSoi.Rostering.Importing;

/// <summary>A post that the workbook tells otherwise than the database has it.</summary>
/// <param name="Held">Null where it is new.</param>
internal sealed record PostChange(KeptPost Told, KeptPost? Held);

/// <summary>Posts of a workbook beside those of the database: the same person, role and organisation is the same post.</summary>
internal static class PostPairs
{
    public static IEnumerable<PostChange> Compare(KeptRoster told, KeptRoster held, IReadOnlyDictionary<string, KeptEntry> same)
    {
        var known = held.Posts.GroupBy(Key).ToDictionary(g => g.Key, g => g.Last());
        foreach (var post in told.Posts)
        {
            var old = known.GetValueOrDefault(Key(same.TryGetValue(post.Member, out var entry) ? post with { Member = entry.Code } : post));
            if (old is null || old.From != post.From || old.To != post.To || !old.Rights.Order().SequenceEqual(post.Rights.Order())) yield return new PostChange(post, old);
        }
    }

    public static IEnumerable<KeptPost> Missing(KeptRoster told, KeptRoster held, IReadOnlyDictionary<string, KeptEntry> same)
    {
        var here = told.Posts.Select(p => Key(same.TryGetValue(p.Member, out var entry) ? p with { Member = entry.Code } : p)).ToHashSet();
        return held.Posts.Where(p => !here.Contains(Key(p)));
    }

    private static (string, string, string) Key(KeptPost post) => (post.Member.ToUpperInvariant(), post.Role, post.Organisation.ToUpperInvariant());
}
