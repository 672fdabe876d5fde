using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using TuSoi.Database;
using TuSoi.History;

namespace TuSoi.Rostering;

/// <summary>The organisation at the top and the first person who may do anything; all others come by acts of persons.</summary>
public sealed record Founding
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>A kind of organisation of the pack.</summary>
    public required string Kind { get; init; }

    public required string PersonCode { get; init; }

    public required string PersonName { get; init; }

    /// <summary>A role of the pack's bodies.</summary>
    public required string Role { get; init; }

    /// <summary>The day from which the first person acts.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Does it as the database's owner, on a database in which nobody is yet.</summary>
    /// <returns>What was founded, or why not.</returns>
    public async Task<(Outcome Outcome, Founded? Founded)> InAsync(Store store, TimeProvider clock, CancellationToken stop = default)
    {
        if (new[] { Code, Name, Kind, PersonCode, PersonName, Role }.Any(Reviewing.Texts.IsBlank))
            return (new Outcome.Refused("founding.blank", "Thiếu mã, tên hoặc loại của tổ chức, mã, tên hoặc chức danh của người đầu tiên. Hãy ghi đủ."), null);
        await using var owner = await store.OpenOwnerAsync(stop);
        await using var transaction = await owner.BeginTransactionAsync(stop);
        if (await AnyoneAsync(owner, stop))
            return (new Outcome.Refused("founding.done", "Cơ sở dữ liệu đã có tổ chức và người. Người có quyền quản lý danh sách nạp thêm bằng sổ Excel."), null);
        var founded = await WriteAsync(owner, await MomentAsync(owner, clock, stop), stop);
        await transaction.CommitAsync(stop);
        return (new Outcome.Done(founded.Act), founded);
    }

    private static async Task<DateTime> MomentAsync(NpgsqlConnection owner, TimeProvider clock, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("select next_moment($1)", owner) { Parameters = { new() { Value = Instant.Of(clock) } } };
        return (DateTime)(await command.ExecuteScalarAsync(stop))!;
    }

    private static async Task<bool> AnyoneAsync(NpgsqlConnection owner, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("lock table person, roster_entry in share row exclusive mode; select exists (select from person) or exists (select from roster_entry)", owner);
        return (bool)(await command.ExecuteScalarAsync(stop))!;
    }

    private async Task<Founded> WriteAsync(NpgsqlConnection owner, DateTime at, CancellationToken stop)
    {
        await using var numbers = new NpgsqlCommand("select array(select nextval('ids') from generate_series(1, 4))", owner);
        var ids = (long[])(await numbers.ExecuteScalarAsync(stop))!;
        var founded = new Founded(ids[0], $"{ids[0]}.", ids[1], ids[3]);
        await using var batch = new Batch()
            .Add("select set_config('tusoi.person', $1, true)", founded.Person.ToString(CultureInfo.InvariantCulture))
            .Add("insert into person (id, code, name, act) values ($1, $2, $3, $4)", founded.Person, PersonCode, PersonName, founded.Act)
            .Add("insert into roster_entry (id, code, family, act) values ($1, $2, 'organisation', $3)", founded.Organisation, Code, founded.Act)
            .Add("insert into roster_state (entry, kind, name, path, valid, known_from, act) values ($1, $2, $3, $4, '(,)', $5, $6)", founded.Organisation, Kind, Name, founded.Path, at, founded.Act)
            .Add("insert into assignment (id, person, role, organisation, path, rights, held, act) values ($1, $2, $3, $4, $5, '{content,roster,ranking}', daterange($6, null), $7)",
                ids[2], founded.Person, Role, founded.Organisation, founded.Path, From, founded.Act)
            .Add("insert into chain (cycle, unit, path) values (0, $1, $2)", founded.Organisation, founded.Path)
            .Add("select journal_entry($1, 0, $2, 'founding', null, $3, $4, $5, jsonb_build_object('organisation', $6::text, 'person', $7::text), $2)",
                founded.Act, founded.Organisation, Role, at, RandomNumberGenerator.GetBytes(16), Code, PersonCode)
            .For(owner, null);
        await batch.ExecuteNonQueryAsync(stop);
        return founded;
    }
}

/// <summary>Numbers of what was founded.</summary>
/// <param name="Path">Place of the organisation in the tree.</param>
public sealed record Founded(long Organisation, string Path, long Person, long Act);
