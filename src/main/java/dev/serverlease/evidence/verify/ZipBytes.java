package dev.serverlease.evidence.verify;

import dev.serverlease.evidence.verify.BundleFile.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * That a zip is nothing but its files: no byte lies before, between or behind them, and no comment or extra field
 * stands beside them. The manifest covers the files' contents alone, so that anything else could be put in unseen.
 */
final class ZipBytes {

    private static final int LOCAL = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int ENTRY = 0x02014b50;
    private static final int END = 0x06054b50;

    private static final int LOCAL_SIZE = 30;
    private static final int DESCRIPTOR_SIZE = 16;
    private static final int ENTRY_SIZE = 46;
    private static final int END_SIZE = 22;

    /** Of the directory: many times what ten thousand names need. */
    private static final long LARGEST_DIRECTORY = 16L << 20;

    private static final int STREAMED = 8;

    private record Entry(String name, int flags, long packed, long at) {}

    private final FileChannel zip;

    private ZipBytes(FileChannel zip) {
        this.zip = zip;
    }

    /** @throws Refused naming the place where something else lies */
    static void check(Path file) throws Refused, IOException {
        try (var zip = FileChannel.open(file)) {
            new ZipBytes(zip).check();
        }
    }

    private void check() throws Refused, IOException {
        long end = end();
        var tail = read(end, END_SIZE);
        long size = tail.getInt(12) & 0xffffffffL;
        long at = tail.getInt(16) & 0xffffffffL;
        if (size > LARGEST_DIRECTORY || at + size > end) {
            throw BundleFile.damaged("目录不完整", "its directory");
        }
        if (at + size < end) {
            long more = end - at - size;
            throw signature(at + more) == ENTRY
                    ? lies(more, "第一个文件之前", "before the first file")
                    : lies(more, "文件目录之后", "behind the directory");
        }
        between(directory(at, (int) size), at);
    }

    /** Where the last record begins; behind it comes nothing. */
    private long end() throws Refused, IOException {
        for (long at = zip.size() - END_SIZE; at >= Math.max(0, zip.size() - END_SIZE - 0xffff); at--) {
            if (signature(at) == END) {
                long more = zip.size() - END_SIZE - at;
                if (more == 0) {
                    return at;
                }
                if (more == (read(at, END_SIZE).getShort(20) & 0xffff)) {
                    throw new Refused(
                            "压缩包带有 " + more + " 字节的注释，不在清单之内，拒绝处理",
                            "The zip has a comment of " + more + " bytes that no manifest covers; refused");
                }
                throw lies(more, "压缩包末尾之后", "behind the end of the zip");
            }
        }
        throw BundleFile.damaged("没有目录", "no directory");
    }

    private List<Entry> directory(long from, int size) throws Refused, IOException {
        var all = read(from, size);
        var entries = new ArrayList<Entry>();
        int at = 0;
        while (at < size) {
            if (size - at < ENTRY_SIZE || all.getInt(at) != ENTRY) {
                throw lies(size - at, "文件目录之内", "within the directory");
            }
            int name = all.getShort(at + 28) & 0xffff;
            int extra = all.getShort(at + 30) & 0xffff;
            int comment = all.getShort(at + 32) & 0xffff;
            if (size - at - ENTRY_SIZE < name + extra + comment) {
                throw BundleFile.damaged("目录不完整", "its directory");
            }
            var entry = new Entry(
                    text(all, at + ENTRY_SIZE, name),
                    all.getShort(at + 8),
                    all.getInt(at + 20) & 0xffffffffL,
                    all.getInt(at + 42) & 0xffffffffL);
            if (extra > 0) {
                throw beside(entry.name(), extra, "附加字段", "an extra field");
            }
            if (comment > 0) {
                throw beside(entry.name(), comment, "注释", "a comment");
            }
            entries.add(entry);
            at += ENTRY_SIZE + name;
        }
        return entries;
    }

    private void between(List<Entry> entries, long directory) throws Refused, IOException {
        long next = 0;
        var before = "";
        for (var entry : entries) {
            if (entry.at() < next || entry.at() + LOCAL_SIZE > directory || signature(entry.at()) != LOCAL) {
                throw BundleFile.differing();
            }
            if (entry.at() > next) {
                throw before.isEmpty()
                        ? lies(entry.at(), "第一个文件之前", "before the first file")
                        : lies(
                                entry.at() - next,
                                "“" + before + "”与“" + entry.name() + "”之间",
                                "between “" + before + "” and “" + entry.name() + "”");
            }
            next = behind(entry);
            before = entry.name();
        }
        if (next > directory) {
            throw BundleFile.differing();
        }
        if (next < directory) {
            throw lies(directory - next, "最后一个文件与目录之间", "between the last file and the directory");
        }
    }

    /** Where the file's bytes end. */
    private long behind(Entry entry) throws Refused, IOException {
        var local = read(entry.at(), LOCAL_SIZE);
        int name = local.getShort(26) & 0xffff;
        int extra = local.getShort(28) & 0xffff;
        if (!text(read(entry.at() + LOCAL_SIZE, name), 0, name).equals(entry.name())) {
            throw BundleFile.differing();
        }
        if (extra > 0) {
            throw beside(entry.name(), extra, "附加字段", "an extra field");
        }
        long end = entry.at() + LOCAL_SIZE + name + entry.packed();
        return (entry.flags() & STREAMED) != 0 && signature(end) == DESCRIPTOR ? end + DESCRIPTOR_SIZE : end;
    }

    private static Refused lies(long bytes, String zh, String en) {
        return new Refused(
                zh + "另有 " + bytes + " 字节，不属于任何文件，拒绝处理",
                bytes + " bytes lie " + en + " and belong to no file; refused");
    }

    private static Refused beside(String name, int bytes, String zh, String en) {
        return new Refused(
                "文件“" + name + "”带有 " + bytes + " 字节的" + zh + "，不在清单之内，拒绝处理",
                "The file “" + name + "” has " + en + " of " + bytes + " bytes that no manifest covers; refused");
    }

    private int signature(long at) throws Refused, IOException {
        return read(at, Integer.BYTES).getInt(0);
    }

    private ByteBuffer read(long at, int size) throws Refused, IOException {
        if (at < 0 || at + size > zip.size()) {
            throw BundleFile.damaged("内容被截断", "cut off");
        }
        var bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (zip.read(bytes, at + bytes.position()) < 0) {
                throw BundleFile.damaged("内容被截断", "cut off");
            }
        }
        return bytes;
    }

    private static String text(ByteBuffer bytes, int at, int size) {
        return new String(bytes.array(), at, size, StandardCharsets.UTF_8);
    }
}
