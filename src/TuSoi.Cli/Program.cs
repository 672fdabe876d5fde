using System.CommandLine;
using System.Text;
using TuSoi.Cli.Commands;

Console.OutputEncoding = Encoding.UTF8;
var root = new RootCommand("TuSoi – kiểm điểm, đánh giá, xếp loại chất lượng hằng năm");
foreach (var command in new[] { DemoCommand.Create(), AdminCommand.Create(), RankCommand.Create(), SampleCommand.Sample(), SampleCommand.Template(), PackCommand.Create(), DbCommand.Create(), CycleCommand.Create(), StoryCommand.Create() }) root.Subcommands.Add(command);
return await root.Parse(args).InvokeAsync();
