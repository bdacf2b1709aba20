namespace Candor.Dex;

/// <summary>
/// Format, length, operand kind and name of each opcode, by its number. A number that is not in use counts as 10x. The quickened forms occur only
/// in what a device has made of an executable (VDEX up to Android 11); in any other file they cannot run.
/// </summary>
internal static class OpcodeTable
{
    private static readonly string[] Names = BuildNames();

    /// <summary>Values of <see cref="InstructionFormat"/>.</summary>
    public static ReadOnlySpan<byte> Formats =>
    [
        0, 1, 6, 17, 1, 6, 17, 1, 6, 17, 3, 3, 3, 3, 0, 3,
        3, 3, 2, 8, 18, 9, 8, 18, 25, 9, 10, 20, 10, 3, 3, 10,
        15, 1, 10, 15, 21, 22, 19, 3, 4, 5, 16, 19, 19, 11, 11, 11,
        11, 11, 13, 13, 13, 13, 13, 13, 7, 7, 7, 7, 7, 7, 0, 0,
        0, 0, 0, 0, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11,
        11, 11, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
        10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 21, 21,
        21, 21, 21, 0, 22, 22, 22, 22, 22, 0, 0, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11,
        11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        14, 14, 14, 14, 14, 14, 14, 14, 12, 12, 12, 12, 12, 12, 12, 12,
        12, 12, 12, 15, 15, 15, 15, 15, 15, 21, 22, 15, 15, 15, 15, 15,
        15, 15, 15, 0, 0, 0, 0, 0, 0, 0, 23, 24, 21, 22, 10, 10,
    ];

    /// <summary>Lengths in code units.</summary>
    public static ReadOnlySpan<byte> Units =>
    [
        1, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 2, 3, 2, 2, 3, 5, 2, 2, 3, 2, 1, 1, 2,
        2, 1, 2, 2, 3, 3, 3, 1, 1, 2, 3, 3, 3, 2, 2, 2,
        2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1,
        1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
        2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
        2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3,
        3, 3, 3, 1, 3, 3, 3, 3, 3, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
        2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
        2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 2, 2, 2, 2, 2,
        2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 4, 4, 3, 3, 2, 2,
    ];

    /// <summary>Values of <see cref="IndexKind"/>.</summary>
    public static ReadOnlySpan<byte> Indexes =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 0, 0, 2,
        2, 0, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
        3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4,
        4, 4, 4, 0, 4, 4, 4, 4, 4, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 8, 8, 8, 8, 8, 8, 9, 9, 8, 8, 8, 8, 8,
        8, 8, 8, 0, 0, 0, 0, 0, 0, 0, 4, 4, 6, 6, 7, 5,
    ];

    public static string Name(Opcode opcode) => Names[(int)opcode];

    private static string[] BuildNames()
    {
        string[] names = new string[256];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = $"unused-{i:x2}";
        }

        foreach ((int first, string list) in Runs)
        {
            string[] parts = list.Split(' ');
            parts.CopyTo(names, first);
        }

        return names;
    }

    private static (int First, string Names)[] Runs =>
    [
        (0x00, "nop move move/from16 move/16 move-wide move-wide/from16 move-wide/16 move-object"),
        (0x08, "move-object/from16 move-object/16 move-result move-result-wide move-result-object move-exception return-void return"),
        (0x10, "return-wide return-object const/4 const/16 const const/high16 const-wide/16 const-wide/32"),
        (0x18, "const-wide const-wide/high16 const-string const-string/jumbo const-class monitor-enter monitor-exit check-cast"),
        (0x20, "instance-of array-length new-instance new-array filled-new-array filled-new-array/range fill-array-data throw"),
        (0x28, "goto goto/16 goto/32 packed-switch sparse-switch cmpl-float cmpg-float cmpl-double"),
        (0x30, "cmpg-double cmp-long if-eq if-ne if-lt if-ge if-gt if-le"),
        (0x38, "if-eqz if-nez if-ltz if-gez if-gtz if-lez"),
        (0x44, "aget aget-wide aget-object aget-boolean aget-byte aget-char aget-short aput"),
        (0x4c, "aput-wide aput-object aput-boolean aput-byte aput-char aput-short iget iget-wide"),
        (0x54, "iget-object iget-boolean iget-byte iget-char iget-short iput iput-wide iput-object"),
        (0x5c, "iput-boolean iput-byte iput-char iput-short sget sget-wide sget-object sget-boolean"),
        (0x64, "sget-byte sget-char sget-short sput sput-wide sput-object sput-boolean sput-byte"),
        (0x6c, "sput-char sput-short invoke-virtual invoke-super invoke-direct invoke-static invoke-interface"),
        (0x73, "return-void-no-barrier"),
        (0x74, "invoke-virtual/range invoke-super/range invoke-direct/range invoke-static/range invoke-interface/range"),
        (0x7b, "neg-int not-int neg-long not-long neg-float neg-double int-to-long int-to-float"),
        (0x83, "int-to-double long-to-int long-to-float long-to-double float-to-int float-to-long float-to-double double-to-int"),
        (0x8b, "double-to-long double-to-float int-to-byte int-to-char int-to-short add-int sub-int mul-int"),
        (0x93, "div-int rem-int and-int or-int xor-int shl-int shr-int ushr-int"),
        (0x9b, "add-long sub-long mul-long div-long rem-long and-long or-long xor-long"),
        (0xa3, "shl-long shr-long ushr-long add-float sub-float mul-float div-float rem-float"),
        (0xab, "add-double sub-double mul-double div-double rem-double add-int/2addr sub-int/2addr mul-int/2addr"),
        (0xb3, "div-int/2addr rem-int/2addr and-int/2addr or-int/2addr xor-int/2addr shl-int/2addr shr-int/2addr ushr-int/2addr"),
        (0xbb, "add-long/2addr sub-long/2addr mul-long/2addr div-long/2addr rem-long/2addr and-long/2addr or-long/2addr xor-long/2addr"),
        (0xc3, "shl-long/2addr shr-long/2addr ushr-long/2addr add-float/2addr sub-float/2addr mul-float/2addr div-float/2addr rem-float/2addr"),
        (0xcb, "add-double/2addr sub-double/2addr mul-double/2addr div-double/2addr rem-double/2addr add-int/lit16 rsub-int mul-int/lit16"),
        (0xd3, "div-int/lit16 rem-int/lit16 and-int/lit16 or-int/lit16 xor-int/lit16 add-int/lit8 rsub-int/lit8 mul-int/lit8"),
        (0xdb, "div-int/lit8 rem-int/lit8 and-int/lit8 or-int/lit8 xor-int/lit8 shl-int/lit8 shr-int/lit8 ushr-int/lit8"),
        (0xe3, "iget-quick iget-wide-quick iget-object-quick iput-quick iput-wide-quick iput-object-quick"),
        (0xe9, "invoke-virtual-quick invoke-virtual/range-quick iput-boolean-quick iput-byte-quick iput-char-quick iput-short-quick"),
        (0xef, "iget-boolean-quick iget-byte-quick iget-char-quick iget-short-quick"),
        (0xfa, "invoke-polymorphic invoke-polymorphic/range invoke-custom invoke-custom/range const-method-handle const-method-type"),
    ];
}
