using TuSoi.Database;

namespace TuSoi.Access;

/// <summary>Whether what people wrote in an organisation is open to this person: he acts for it, stands in there, or an act gave it to him.</summary>
public static class UnitDoor
{
    /// <param name="unit">The organisation, as subject of the cycle.</param>
    public static async Task<bool> IsOpenAsync(Work work, long unit) => (await work.ListAsync(r => r.GetBoolean(0), "select $1 = any((select my_hosts())::bigint[])", unit))[0];
}
