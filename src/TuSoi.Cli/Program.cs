using System.CommandLine;
using System.Text;
using TuSoi.Cli.Commands;

Console.OutputEncoding = Encoding.UTF8;
var root = new RootCommand("TuSoi – kiểm điểm, đánh giá, xếp loại chất lượng hằng năm");
root.Subcommands.Add(PackCommand.Create());
return await root.Parse(args).InvokeAsync();
