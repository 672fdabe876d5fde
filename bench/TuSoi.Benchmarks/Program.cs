using TuSoi.Benchmarks;

return args switch
{
    ["rules", .. var rest] => RulesBench.Run(rest.Contains("--small")),
    _ => Unknown(),
};

static int Unknown()
{
    Console.Error.WriteLine("Các phép đo: rules [--small]");
    return 1;
}
