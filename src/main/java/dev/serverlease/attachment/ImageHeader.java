package dev.serverlease.attachment;

import dev.serverlease.lease.Bilingual;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * What the header of a picture says of it. Only the header is decoded: whoever opens the picture expands the rest, so
 * it must not claim more than a large sheet has.
 *
 * @param whole whether the header is there and says something that can be drawn
 * @param width in pixels
 * @param height in pixels
 */
record ImageHeader(boolean whole, long width, long height) {

    /** A2 at 600 dots an inch stays below. */
    private static final long MOST_PIXELS = 200_000_000;

    private static final ImageHeader NONE = new ImageHeader(false, 0, 0);

    private static final int IHDR = 12;
    private static final int IHDR_END = 29;

    /** Kinds of pixels that PNG knows: grey, colour, palette, grey and colour with transparency. */
    private static final Set<Long> PNG_COLOURS = Set.of(0L, 2L, 3L, 4L, 6L);

    private static final Set<Long> PNG_DEPTHS = Set.of(1L, 2L, 4L, 8L, 16L);
    private static final Set<Long> JPEG_DEPTHS = Set.of(8L, 12L);
    private static final Set<Integer> NO_FRAMES = Set.of(0xC4, 0xC8, 0xCC);

    /** @param file that begins with PNG's signature and the name of its header */
    static ImageHeader ofPng(byte[] file) {
        if (file.length < IHDR_END + 4) {
            return NONE;
        }
        var sum = new CRC32();
        sum.update(file, IHDR, IHDR_END - IHDR);
        boolean whole = sum.getValue() == number(file, IHDR_END, 4)
                && PNG_DEPTHS.contains(number(file, 24, 1))
                && PNG_COLOURS.contains(number(file, 25, 1));
        return new ImageHeader(whole, number(file, 16, 4), number(file, 20, 4));
    }

    /** Follows a JPEG's segments to the frame's header, which states height and width. */
    static ImageHeader ofJpeg(byte[] file) {
        int at = 2;
        while (number(file, at, 1) == 0xFF) {
            int marker = (int) number(file, at + 1, 1);
            if (marker == 0xFF) {
                at++;
            } else if (marker >= 0xC0 && marker <= 0xCF && !NO_FRAMES.contains(marker)) {
                long components = number(file, at + 9, 1);
                boolean whole = JPEG_DEPTHS.contains(number(file, at + 4, 1))
                        && components >= 1
                        && components <= 4
                        && number(file, at + 2, 2) == 8 + 3 * components;
                return new ImageHeader(whole, number(file, at + 7, 2), number(file, at + 5, 2));
            } else {
                at += 2 + (int) number(file, at + 2, 2);
            }
        }
        return NONE;
    }

    /** What is wrong with the picture, and what to do; empty if nothing is. */
    Optional<Bilingual> fault() {
        if (!whole || width <= 0 || height <= 0) {
            return Optional.of(new Bilingual(
                    "此图片已损坏，打不开；请重新扫描或者拍摄后再上传。",
                    "This picture is damaged and cannot be opened: scan or take it again."));
        }
        return width > MOST_PIXELS / height
                ? Optional.of(new Bilingual(
                        "此图片为 " + width + "×" + height + " 像素，超过 " + MOST_PIXELS / 1_000_000
                                + "00 万像素，不予保存；请以较低的分辨率（例如 300 dpi）重新扫描。",
                        "This picture has " + width + " by " + height + " pixels, more than " + MOST_PIXELS / 1_000_000
                                + " million, and is not kept: scan it at a lower resolution, such as 300 dpi."))
                : Optional.empty();
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
