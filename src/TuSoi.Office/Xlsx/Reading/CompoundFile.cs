using System.Buffers.Binary;
using System.Text;

namespace TuSoi.Office.Xlsx.Reading;

/// <summary>The file system inside an old Office file; the layout is that of [MS-CFB]. Anything out of place is damage.</summary>
internal sealed class CompoundFile
{
    private const uint LastSector = 0xFFFF_FFFA;
    private const int DirectoryEntry = 128, SmallSector = 64, SectorsInHeader = 109;
    private readonly byte[] _file;
    private readonly int _sector;
    private readonly uint[] _next;
    private readonly byte[] _directory;

    public CompoundFile(byte[] file)
    {
        _file = file;
        _sector = U16(30) is 9 or 12 ? 1 << U16(30) : throw Refusals.Damaged();
        _next = Numbers(Sectors(TableSectors()));
        _directory = Chain(U32(48));
    }

    /// <summary>The content of the first stream that bears one of these names.</summary>
    public byte[] Stream(params string[] names)
    {
        for (var at = 0; at + DirectoryEntry <= _directory.Length; at += DirectoryEntry)
        {
            var entry = _directory.AsSpan(at, DirectoryEntry);
            var name = Encoding.Unicode.GetString(entry[..Math.Clamp(entry[64] - 2, 0, 64)]);
            if (entry[66] == 2 && names.Contains(name))
                return Content(Start(entry), BinaryPrimitives.ReadInt32LittleEndian(entry[120..]));
        }
        throw Refusals.Damaged();
    }

    private byte[] Content(uint start, int size)
    {
        var content = size < U32(56) ? SmallChain(start) : Chain(start);
        return size >= 0 && size <= content.Length ? content[..size] : throw Refusals.Damaged();
    }

    // streams below 4096 bytes live in sectors of 64 bytes, all inside the stream of the first directory entry
    private byte[] SmallChain(uint start)
    {
        var (small, next) = (Chain(Start(_directory)), Numbers(Chain(U32(60))));
        return [.. Follow(start, next).SelectMany(sector => small.AsSpan(checked((int)sector * SmallSector), SmallSector).ToArray())];
    }

    private byte[] Chain(uint start) => Sectors(Follow(start, _next));

    private static IEnumerable<uint> Follow(uint sector, uint[] next)
    {
        for (var steps = 0; sector < LastSector; steps++)
        {
            if (steps == next.Length)
                throw Refusals.Damaged();
            yield return sector;
            sector = next[sector];
        }
    }

    // the header lists the first sectors of the table, a chain of further lists the others
    private IEnumerable<uint> TableSectors()
    {
        var count = U32(44);
        for (var i = 0; i < Math.Min(count, SectorsInHeader); i++)
            yield return U32(76 + i * 4);
        var perList = _sector / 4 - 1;
        for (var (left, list) = ((long)count - SectorsInHeader, U32(68)); left > 0; left -= perList)
        {
            var at = Offset(list);
            for (var i = 0; i < Math.Min(left, perList); i++)
                yield return U32(at + i * 4);
            list = U32(at + perList * 4);
        }
    }

    private byte[] Sectors(IEnumerable<uint> sectors)
    {
        using var content = new MemoryStream();
        foreach (var sector in sectors)
        {
            // a true file holds each sector once
            if (content.Length > _file.Length)
                throw Refusals.Damaged();
            content.Write(_file.AsSpan(Offset(sector), Math.Min(_sector, _file.Length - Offset(sector))));
        }
        return content.ToArray();
    }

    private int Offset(uint sector) => checked((int)((sector + 1L) * _sector));

    private static uint[] Numbers(byte[] bytes) =>
        [.. Enumerable.Range(0, bytes.Length / 4).Select(i => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i * 4)))];

    private static uint Start(ReadOnlySpan<byte> entry) => BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]);

    private int U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_file.AsSpan(at));
}
