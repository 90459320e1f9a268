package dev.serverlease.evidence.verify;

import dev.serverlease.evidence.verify.BundleFile.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A file in a zip, as the directory has it.
 *
 * @param time and date of it, as they stand in both places
 * @param at where what stands before it begins
 */
record PackedFile(String name, int flags, int method, int time, int crc, long packed, long size, long at) {

    private static final int STREAMED = 1 << 3;
    private static final int UTF_8 = 1 << 11;

    /** What may be said of a file: how hard it was packed, and the two above. */
    private static final int FLAGS = 1 << 1 | 1 << 2 | STREAMED | UTF_8;

    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    /** Reads a file's content to its end. */
    interface Reader<T> {

        T read(InputStream content) throws IOException, Refused;
    }

    /** Where its bytes begin. */
    long content() {
        return at + ZipBytes.LOCAL_SIZE + name.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whether its sizes stand behind it. */
    boolean isStreamed() {
        return (flags & STREAMED) != 0;
    }

    /** Whether every program unpacks it, and under this name. */
    boolean isReadAlike() {
        boolean isAscii = name.chars().allMatch(letter -> letter < 0x80);
        return (flags & ~FLAGS) == 0 && (isAscii || (flags & UTF_8) != 0) && (method == STORED || method == DEFLATED);
    }

    /** @throws Refused if the bytes are not those of which the directory speaks, all of them and no more */
    <T> T read(FileChannel zip, Reader<T> reader) throws Refused, IOException {
        var bytes = new Packed(zip, content(), packed);
        var sum = new CRC32();
        var inflater = new Inflater(true);
        try {
            var said = reader.read(
                    new CheckedInputStream(method == STORED ? bytes : new InflaterInputStream(bytes, inflater), sum));
            long taken = method == STORED ? packed : inflater.getBytesRead();
            long given = method == STORED ? packed : inflater.getBytesWritten();
            if (taken != packed || given != size || (int) sum.getValue() != crc) {
                throw BundleFile.differing();
            }
            return said;
        } finally {
            inflater.end();
        }
    }

    /** The bytes, as they lie in the zip. */
    private static final class Packed extends InputStream {

        private final FileChannel zip;
        private long at;
        private long left;

        Packed(FileChannel zip, long at, long size) {
            this.zip = zip;
            this.at = at;
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int most) throws IOException {
            int size = left == 0 ? -1 : zip.read(ByteBuffer.wrap(into, offset, (int) Math.min(most, left)), at);
            if (size > 0) {
                at += size;
                left -= size;
            }
            return size;
        }
    }
}
