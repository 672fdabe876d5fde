namespace TuSoi.Rostering.Samples.Districts;

/// <summary>Invented names of communes and agencies, each once: after the list they are numbered.</summary>
internal static class PlaceNames
{
    public const string District = "Đảng bộ huyện Hoa Ban";

    private static readonly string[] Communes = ["thị trấn Hoa Ban", "xã Nậm Sương", "xã Suối Trăng", "xã Phiêng Nắng", "xã Đồi Chè", "xã Mường Lúa", "xã Thác Bạc", "xã Lũng Thông", "xã Bản Mây", "xã Đèo Gió", "xã Pá Sen", "xã Tà Hoa"];
    private static readonly string[] Agencies = ["Phòng Nông nghiệp và Phát triển nông thôn", "Phòng Kinh tế và Hạ tầng", "Phòng Tài nguyên và Môi trường", "Phòng Lao động - Thương binh và Xã hội", "Phòng Văn hóa và Thông tin", "Phòng Dân tộc", "Phòng Tư pháp", "Thanh tra huyện", "Trung tâm Dịch vụ nông nghiệp", "Ban Quản lý dự án"];
    private static readonly string[] Sectors = ["Chi cục Thuế", "Kho bạc Nhà nước", "Bảo hiểm xã hội", "Chi cục Thống kê"];

    public static string Commune(int number) => Numbered(Communes, number);

    public static string Agency(int number) => Numbered(Agencies, number);

    public static string Sector(int number) => Numbered(Sectors, number);

    private static string Numbered(string[] names, int number) => number < names.Length ? names[number] : $"{names[number % names.Length]} {number / names.Length + 1}";
}
