using Dapper;
using Npgsql;

namespace TuSoi.Database;

/// <summary>A migration as the database remembers it.</summary>
internal sealed record AppliedMigration(int Version, string Name, string Hash);

/// <summary>What the database remembers against what the program holds.</summary>
internal static class SchemaHistory
{
    private const string Table = """
        create table if not exists schema_version (
            version int primary key, name text not null, hash text not null, applied_at timestamptz not null default now(), ms int not null);
        alter table schema_version enable row level security;
        alter table schema_version force row level security;
        create policy owner_only on schema_version to current_user using (true) with check (true);
        """;

    /// <summary>Makes the table where it is missing; it is the one table that no migration can make.</summary>
    public static async Task MakeAsync(NpgsqlConnection owner, CancellationToken stop)
    {
        var ownedByUs = await owner.ExecuteScalarAsync<bool?>(new("select (select pg_has_role(relowner, 'usage') from pg_class where oid = to_regclass('schema_version'))", cancellationToken: stop));
        if (ownedByUs == false)
            throw new StoreRefused(StoreRefused.OtherOwner, "Bảng schema_version thuộc vai trò khác: hãy đặt TUSOI_DATABASE_OWNER bằng đúng vai trò đã tạo cơ sở dữ liệu này (docs/operations.md).");
        if (ownedByUs is null) await owner.ExecuteAsync(new("begin; " + Table + " commit;", cancellationToken: stop));
    }

    public static async Task<IReadOnlyList<AppliedMigration>> ReadAsync(NpgsqlConnection owner, CancellationToken stop) =>
        [.. await owner.QueryAsync<AppliedMigration>(new("select version, name, hash from schema_version order by version", cancellationToken: stop))];

    public static Task AddAsync(NpgsqlConnection owner, Migration done, long ms, CancellationToken stop) => owner.ExecuteAsync(
        new("insert into schema_version (version, name, hash, ms) values (@Version, @Name, @Hash, @ms)", new { done.Version, done.Name, done.Hash, ms = (int)ms }, cancellationToken: stop));

    /// <summary>Those still to be applied, in order; refuses a history that is not the beginning of ours.</summary>
    public static IReadOnlyList<Migration> Missing(IReadOnlyList<Migration> all, IReadOnlyList<AppliedMigration> applied)
    {
        if (all.GroupBy(m => m.Version).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new StoreRefused(StoreRefused.MigrationTwice, $"Hai bước nâng cấp cùng số: {string.Join(", ", twice.Select(m => m.Name))}. Hãy đánh lại số một tệp trong src/TuSoi/Database/Migrations.");
        var ours = all.ToDictionary(m => m.Version);
        foreach (var old in applied) Compare(old, ours.GetValueOrDefault(old.Version));
        var last = applied.Count == 0 ? -1 : applied.Max(a => a.Version);
        var missing = all.ExceptBy(applied.Select(a => a.Version), m => m.Version).OrderBy(m => m.Version).ToList();
        return missing.FirstOrDefault(m => m.Version < last) is not { } late ? missing
            : throw new StoreRefused(StoreRefused.MigrationLate, $"Bước nâng cấp {late.Name} đứng trước bước {last:0000} đã chạy. Hãy đánh số tệp này sau {last:0000}.");
    }

    private static void Compare(AppliedMigration old, Migration? ours)
    {
        if (ours is null)
            throw new StoreRefused(StoreRefused.Newer, $"Cơ sở dữ liệu đã có bước nâng cấp {old.Name} mà chương trình này không biết: hãy dùng bản chương trình mới hơn.");
        if (ours.Hash != old.Hash)
            throw new StoreRefused(StoreRefused.MigrationChanged, $"Bước nâng cấp {old.Name} đã bị sửa sau khi chạy. Hãy trả tệp về như cũ và viết thay đổi vào một tệp mới.");
    }
}
