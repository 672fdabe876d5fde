using System.Text;

namespace TuSoi.Tests.Xlsx;

/// <summary>The smallest old workbook: one sheet in one small stream, laid out as [MS-CFB] and [MS-XLS] say.</summary>
internal static class HandmadeXls
{
    private const int Sector = 512;
    private const uint End = 0xFFFF_FFFE, Table = 0xFFFF_FFFD;

    /// <summary>A sheet "A" of this type (0 worksheet, 1 macros) that holds 84.99 in A1 and #DIV/0! in C2.</summary>
    public static byte[] ToFile(byte sheetType = 0, string stream = "Workbook")
    {
        var workbook = Workbook(sheetType);
        using var file = new MemoryStream();
        file.Write(Header());
        file.Write(Numbers(Table, End, End, End, 5, End)); // sector 0: the table; 1 directory, 2 small table, 3 and 4-5 small stream
        file.Write([.. Entry("Root Entry", 5, 4, 1024), .. Entry(stream, 2, 0, workbook.Length), .. new byte[Sector - 256]]);
        var sectors = (workbook.Length + 63) / 64;
        file.Write(Numbers([.. Enumerable.Range(1, sectors).Select(i => i == sectors ? End : (uint)i)]));
        file.Write(new byte[Sector]);
        file.Write([.. workbook, .. new byte[2 * Sector - workbook.Length]]);
        return file.ToArray();
    }

    private static byte[] Header()
    {
        using var header = new MemoryStream();
        using var write = new BinaryWriter(header);
        write.Write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16], 0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0, .. new byte[10]]);
        foreach (var number in (uint[])[1, 1, 0, 4096, 2, 1, End, 0, 0, .. Enumerable.Repeat(uint.MaxValue, 108)])
            write.Write(number);
        return header.ToArray();
    }

    private static byte[] Entry(string name, byte type, uint start, int size)
    {
        var entry = new byte[128];
        Encoding.Unicode.GetBytes(name).CopyTo(entry, 0);
        (entry[64], entry[66], entry[67]) = ((byte)(name.Length * 2 + 2), type, 1);
        foreach (var at in (int[])[68, 72, 76])
            BitConverter.TryWriteBytes(entry.AsSpan(at), at == 76 && type == 5 ? 1u : uint.MaxValue);
        BitConverter.TryWriteBytes(entry.AsSpan(116), start);
        BitConverter.TryWriteBytes(entry.AsSpan(120), size);
        return entry;
    }

    private static byte[] Workbook(byte sheetType)
    {
        byte[] start = Record(0x0809, [0, 6, 5, 0, .. new byte[12]]);
        var sheetAt = start.Length + 4 + 9 + 4;
        byte[] sheet = Record(0x0085, [.. BitConverter.GetBytes(sheetAt), 0, sheetType, 1, 0, (byte)'A']);
        byte[] number = Record(0x0203, [0, 0, 0, 0, 0, 0, .. BitConverter.GetBytes(84.99)]);
        byte[] error = Record(0x0205, [1, 0, 2, 0, 0, 0, 0x07, 1]);
        byte[] rows = [.. Record(0x0208, [0, 0, 0, 0, 3, 0, .. new byte[10]]), .. Record(0x0208, [1, 0, 0, 0, 3, 0, .. new byte[10]])];
        byte[] size = Record(0x0200, [0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 3, 0, 0, 0]);
        byte[] end = Record(0x000A, []);
        return [.. start, .. sheet, .. end, .. Record(0x0809, [0, 6, 16, 0, .. new byte[12]]), .. size, .. rows, .. number, .. error, .. end];
    }

    private static byte[] Record(ushort number, byte[] content) => [.. BitConverter.GetBytes(number), .. BitConverter.GetBytes((ushort)content.Length), .. content];

    private static byte[] Numbers(params uint[] numbers)
    {
        var sector = new byte[Sector];
        Array.Fill(sector, (byte)0xFF);
        for (var i = 0; i < numbers.Length; i++)
            BitConverter.TryWriteBytes(sector.AsSpan(i * 4), numbers[i]);
        return sector;
    }
}
