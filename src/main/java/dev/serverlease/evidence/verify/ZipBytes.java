package dev.serverlease.evidence.verify;

import dev.serverlease.evidence.verify.BundleFile.Refused;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A zip that every program reads alike, and that is nothing but its files: no byte lies before, between, within or
 * behind them, and no comment or extra field stands beside them. The manifest covers the files' contents alone, so that
 * anything else could be put in unseen. What is said of a file twice, before it (where it may be left to a descriptor
 * behind it) and in the directory, is the same: some programs read by the one, some by the other.
 */
final class ZipBytes implements Closeable {

    private static final int LOCAL = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int ENTRY = 0x02014b50;
    private static final int END = 0x06054b50;

    static final int LOCAL_SIZE = 30;
    private static final int DESCRIPTOR_SIZE = 16;
    private static final int ENTRY_SIZE = 46;
    private static final int END_SIZE = 22;

    /** Of the directory: many times what ten thousand names need. */
    private static final long LARGEST_DIRECTORY = 16L << 20;

    private final FileChannel zip;
    private final List<PackedFile> entries;

    private ZipBytes(FileChannel zip) throws Refused, IOException {
        this.zip = zip;
        this.entries = checked();
    }

    /** @throws Refused naming the place where something else lies */
    static ZipBytes open(Path file) throws Refused, IOException {
        var zip = FileChannel.open(file);
        try {
            return new ZipBytes(zip);
        } catch (Refused | IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** In the order in which they lie in the zip. */
    List<PackedFile> entries() {
        return entries;
    }

    /** @throws Refused if the bytes are not those of which the directory speaks, all of them and no more */
    <T> T read(PackedFile file, PackedFile.Reader<T> reader) throws Refused, IOException {
        return file.read(zip, reader);
    }

    private List<PackedFile> checked() throws Refused, IOException {
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
        var entries = directory(at, (int) size);
        if (tail.getInt(4) != 0
                || tail.getShort(8) != tail.getShort(10)
                || (tail.getShort(10) & 0xffff) != entries.size()) {
            throw BundleFile.differing();
        }
        between(entries, at);
        return entries;
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

    private List<PackedFile> directory(long from, int size) throws Refused, IOException {
        var all = read(from, size);
        var entries = new ArrayList<PackedFile>();
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
            var entry = new PackedFile(
                    text(all, at + ENTRY_SIZE, name),
                    all.getShort(at + 8) & 0xffff,
                    all.getShort(at + 10) & 0xffff,
                    all.getInt(at + 12),
                    all.getInt(at + 16),
                    all.getInt(at + 20) & 0xffffffffL,
                    all.getInt(at + 24) & 0xffffffffL,
                    all.getInt(at + 42) & 0xffffffffL);
            // on another disk, or a link to another file
            boolean isNoFile = all.getShort(at + 34) != 0 || all.getInt(at + 38) != 0;
            if (isNoFile || !entry.isReadAlike() || entry.content() != entry.at() + LOCAL_SIZE + name) {
                throw BundleFile.differing();
            }
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

    private void between(List<PackedFile> entries, long directory) throws Refused, IOException {
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

    /** Where the file's bytes end, with what is said of it behind them. */
    private long behind(PackedFile entry) throws Refused, IOException {
        var local = read(entry.at(), LOCAL_SIZE);
        int name = local.getShort(26) & 0xffff;
        int extra = local.getShort(28) & 0xffff;
        if (!text(read(entry.at() + LOCAL_SIZE, name), 0, name).equals(entry.name())
                || (local.getShort(6) & 0xffff) != entry.flags()
                || (local.getShort(8) & 0xffff) != entry.method()
                || local.getInt(10) != entry.time()) {
            throw BundleFile.differing();
        }
        if (extra > 0) {
            throw beside(entry.name(), extra, "附加字段", "an extra field");
        }
        long end = entry.content() + entry.packed();
        if (!entry.isStreamed()) {
            if (!isSaid(entry, local, 14)) {
                throw BundleFile.differing();
            }
            return end;
        }
        var descriptor = read(end, DESCRIPTOR_SIZE);
        if (local.getInt(14) != 0
                || local.getInt(18) != 0
                || local.getInt(22) != 0
                || descriptor.getInt(0) != DESCRIPTOR
                || !isSaid(entry, descriptor, 4)) {
            throw BundleFile.differing();
        }
        return end + DESCRIPTOR_SIZE;
    }

    /** Whether checksum and both sizes stand there as in the directory. */
    private static boolean isSaid(PackedFile entry, ByteBuffer bytes, int at) {
        return bytes.getInt(at) == entry.crc()
                && (bytes.getInt(at + 4) & 0xffffffffL) == entry.packed()
                && (bytes.getInt(at + 8) & 0xffffffffL) == entry.size();
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
