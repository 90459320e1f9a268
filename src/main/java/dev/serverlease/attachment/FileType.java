package dev.serverlease.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The types of files that are taken, recognised by their content alone. What a sender says of a file is no ground to
 * trust it.
 */
enum FileType {
    PDF("application/pdf", Set.of("pdf")) {
        @Override
        boolean is(byte[] file) {
            return startsWith(file, "%PDF-") && tail(file).contains("%%EOF");
        }
    },
    JPEG("image/jpeg", Set.of("jpg", "jpeg")) {
        @Override
        boolean is(byte[] file) {
            return startsWith(file, "\u00ff\u00d8\u00ff") && hasSizedFrame(file);
        }
    },
    PNG("image/png", Set.of("png")) {
        @Override
        boolean is(byte[] file) {
            return startsWith(file, "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR")
                    && tail(file).endsWith("IEND\u00aeB`\u0082")
                    && number(file, 16, 4) > 0
                    && number(file, 20, 4) > 0;
        }
    };

    /** Readers of PDF look for its end in as many bytes. */
    private static final int TAIL = 1024;

    private static final Set<Integer> NO_FRAMES = Set.of(0xC4, 0xC8, 0xCC);

    private final String mediaType;
    private final Set<String> extensions;

    FileType(String mediaType, Set<String> extensions) {
        this.mediaType = mediaType;
        this.extensions = extensions;
    }

    abstract boolean is(byte[] file);

    /** The type of the file; empty if it is none that is taken, or cut off. */
    static Optional<FileType> of(byte[] file) {
        return Stream.of(values()).filter(type -> type.is(file)).findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    /** Whether the name ends as files of this type do: whoever opens a download goes by that. */
    boolean fits(String fileName) {
        var extension = fileName.substring(fileName.lastIndexOf('.') + 1);
        return extensions.contains(extension.toLowerCase(Locale.ROOT));
    }

    private static boolean startsWith(byte[] file, String beginning) {
        var bytes = beginning.getBytes(StandardCharsets.ISO_8859_1);
        return file.length > bytes.length && Arrays.equals(file, 0, bytes.length, bytes, 0, bytes.length);
    }

    private static String tail(byte[] file) {
        int from = Math.max(0, file.length - TAIL);
        return new String(file, from, file.length - from, StandardCharsets.ISO_8859_1);
    }

    /** Follows a JPEG's segments to the frame's header, which states height and width. */
    private static boolean hasSizedFrame(byte[] file) {
        int at = 2;
        while (number(file, at, 1) == 0xFF) {
            int marker = (int) number(file, at + 1, 1);
            if (marker == 0xFF) {
                at++;
            } else if (marker >= 0xC0 && marker <= 0xCF && !NO_FRAMES.contains(marker)) {
                return number(file, at + 5, 2) > 0 && number(file, at + 7, 2) > 0;
            } else {
                at += 2 + (int) number(file, at + 2, 2);
            }
        }
        return false;
    }

    /** An unsigned number, the highest byte first; 0 beyond the file's end. */
    private static long number(byte[] file, int at, int bytes) {
        if (at + bytes > file.length) {
            return 0;
        }
        long number = 0;
        for (int i = at; i < at + bytes; i++) {
            number = number << Byte.SIZE | file[i] & 0xFF;
        }
        return number;
    }
}
