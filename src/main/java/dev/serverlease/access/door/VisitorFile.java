package dev.serverlease.access.door;

import dev.serverlease.request.Refusal;

/** What a visitor hands in, and how large it may be: the page says so beside the field. */
public enum VisitorFile {

    /**
     * The PDF that was handed out, signed. A signature adds some kilobytes; a program that puts a whole Chinese font
     * into the file stays below, as long as the font is compressed.
     */
    SIGNED(
            10_000_000,
            "请在本页下载的 PDF 上直接签名，不要打印后扫描；签名软件在文件中嵌入整套字体或者大图的，请改用不带图样的签名，或者直接在本页签署",
            "Sign the PDF that you downloaded here, without printing and scanning it; if your program puts a whole font or a"
                    + " large picture into it, sign without a visible picture, or sign on this page"),

    /** Paper of many pages as a picture each, as large as any attachment of a lease may be. */
    SCAN(FrontDoor.MOST_OF_A_FILE, "请压缩文件或者降低扫描分辨率后再上传", "Compress it, or scan it at a lower resolution");

    private static final int MEGABYTE = 1_000_000;

    private final long most;
    private final String zh;
    private final String en;

    VisitorFile(long most, String zh, String en) {
        this.most = most;
        this.zh = zh;
        this.en = en;
    }

    /** Maximum size, in bytes. */
    public long most() {
        return most;
    }

    /** With 413, the limit and what to do. */
    public Refusal tooLarge() {
        return new Refusal(
                413,
                "文件过大：至多 " + most / MEGABYTE + " MB（" + most + " 字节），未保存任何内容。" + zh
                        + "。 The file is too large: at most " + most / MEGABYTE + " MB (" + most
                        + " bytes); nothing was stored. " + en + ".");
    }
}
