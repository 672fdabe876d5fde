using TuSoi.Database;
using TuSoi.Organisation;

namespace TuSoi.Reviewing;

/// <summary>What somebody is in what an organisation does together: who does more can do all that stands before.</summary>
public enum Part
{
    /// <summary>Does not know of it.</summary>
    Stranger,

    /// <summary>Sees who, what and when of the organisation, and nothing of what people wrote.</summary>
    Outside,

    /// <summary>A teller of one of its meetings.</summary>
    Counts,

    /// <summary>Attends from above.</summary>
    Attends,

    /// <summary>Holds a post that opens the files of the organisation, or stands in.</summary>
    Reads,

    /// <summary>Acts for the organisation by post, or stands in.</summary>
    Runs,
}

/// <summary>Finds out what somebody is in an organisation.</summary>
public static class Parts
{
    /// <param name="body">Who acts; null: nobody can.</param>
    public static async Task<Part> OfAsync(Work work, Subject unit, Body? body)
    {
        await using var reader = await work.ReadAsync(new Batch()
            .Add("""
                select $1 ^@ any((select my_paths())::text[]) or $2 = any((select my_frame_units())::bigint[]),
                  exists (select from my_assignments() a where a.organisation = $3 and 'content' = any(a.rights)), exists (select from my_assignments() a where a.organisation = $3 and a.role = any($4)),
                  coalesce((select array_agg(what) from my_grants() where host = $2), '{}')
                """, unit.Path, unit.Id, unit.Entry, body?.Organisation?.Id == unit.Id ? body.Roles.ToArray() : []));
        await reader.ReadAsync();
        var given = reader.GetFieldValue<string[]>(3);
        return body is not null && (reader.GetBoolean(2) || given.Contains("substitute")) ? Part.Runs
            : reader.GetBoolean(1) || given.Contains("substitute") ? Part.Reads : given.Contains("attendant") ? Part.Attends : given.Contains("teller") ? Part.Counts : reader.GetBoolean(0) ? Part.Outside : Part.Stranger;
    }
}
