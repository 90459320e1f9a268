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

        @Override
        Look look(byte[] file) {
            return PdfLook.at(file);
        }
    },
    JPEG("image/jpeg", Set.of("jpg", "jpeg")) {
        @Override
        boolean is(byte[] file) {
            return startsWith(file, "\u00ff\u00d8\u00ff")
                    && ImageHeader.ofJpeg(file).height() > 0;
        }

        @Override
        Look look(byte[] file) {
            return Look.ofPicture(ImageHeader.ofJpeg(file).fault());
        }
    },
    PNG("image/png", Set.of("png")) {
        @Override
        boolean is(byte[] file) {
            return startsWith(file, "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR")
                    && tail(file).endsWith("IEND\u00aeB`\u0082");
        }

        @Override
        Look look(byte[] file) {
            return Look.ofPicture(ImageHeader.ofPng(file).fault());
        }
    };

    /** Readers of PDF look for its end in as many bytes. */
    private static final int TAIL = 1024;

    private final String mediaType;
    private final Set<String> extensions;

    FileType(String mediaType, Set<String> extensions) {
        this.mediaType = mediaType;
        this.extensions = extensions;
    }

    abstract boolean is(byte[] file);

    /** What is in a file of this type, and what is wrong with it. */
    abstract Look look(byte[] file);

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
}
