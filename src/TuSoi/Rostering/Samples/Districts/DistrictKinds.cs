using TuSoi.Rules.Packs;

namespace TuSoi.Rostering.Samples.Districts;

/// <summary>Kinds that a pack must have for a sample of a district to be made of it.</summary>
internal static class DistrictKinds
{
    public const string CommuneChapter = "commune_chapter", AgencyChapter = "agency_chapter", SubordinateCell = "subordinate_cell", IndependentCell = "grassroots_cell";
    public const string DistrictLead = "district_standing_committee", Committee = "chapter_committee", CommuneLead = "commune_standing_committee", AgencyLead = "agency_standing_committee",
        AgencyCommittee = "agency_committee", CellLead = "cell_committee", IndependentCellLead = "grassroots_cell_committee";
    public const string CommuneCouncil = "commune_peoples_council", CommuneGovernment = "commune_peoples_committee", CommuneFront = "commune_front", CommuneMass = "commune_mass_organisation";
    public const string Council = "district_peoples_council", Government = "district_peoples_committee", Front = "district_front", Mass = "district_mass_organisation";
    public const string AgencyBoard = "agency_leadership", Agency = "agency", VerticalBoard = "vertical_agency_leadership", SchoolBoard = "school_board";
    public const string StandingMember = "district_standing_member", DistrictLeader = "district_leader", PartyLeader = "commune_party_leader", GovernmentLeader = "commune_government_leader",
        CommuneStandingMember = "commune_standing_member", CommuneCommitteeMember = "commune_committee_member", MassLeader = "commune_mass_leader", SchoolLeader = "school_leader", VerticalLeader = "vertical_leader";

    private static readonly string[] All =
    [
        CommuneChapter, AgencyChapter, SubordinateCell, IndependentCell, DistrictLead, Committee, CommuneLead, AgencyLead, AgencyCommittee, CellLead, IndependentCellLead, CommuneCouncil, CommuneGovernment,
        CommuneFront, CommuneMass, Council, Government, Front, Mass, AgencyBoard, Agency, VerticalBoard, SchoolBoard, StandingMember, DistrictLeader, PartyLeader, GovernmentLeader, CommuneStandingMember,
        CommuneCommitteeMember, MassLeader, SchoolLeader, VerticalLeader,
    ];

    public static bool AreIn(Pack pack) => All.All(pack.Kinds.ContainsKey);
}
