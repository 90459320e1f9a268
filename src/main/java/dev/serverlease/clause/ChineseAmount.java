package dev.serverlease.clause;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * Amounts in Chinese capitals, as vouchers write them: 整 after 元 alone (after 角 it is optional, after 分 wrong), one 零
 * for zeros within, the currency directly before the number (支付结算办法, annex 1).
 */
public final class ChineseAmount {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] WITHIN = {"", "拾", "佰", "仟"};
    private static final Map<String, String> CURRENCIES = Map.of(
            "CNY", "人民币", "USD", "美元", "HKD", "港元", "EUR", "欧元", "JPY", "日元", "SGD", "新加坡元", "GBP", "英镑", "MOP", "澳门元",
            "TWD", "新台币");

    private ChineseAmount() {}

    /** What a currency is called in a contract; its code where we have no name. */
    public static String currency(String code) {
        return CURRENCIES.getOrDefault(code, code);
    }

    /** Whether it is an amount that can stand in a contract: not negative, below 10^16. */
    public static boolean isWritable(BigDecimal amount) {
        return amount.signum() >= 0 && amount.compareTo(BigDecimal.TEN.pow(16)) < 0;
    }

    /** The amount with its currency: 人民币壹万捌仟元整. */
    public static String of(BigDecimal amount, String currency) {
        return currency(currency) + write(amount);
    }

    /**
     * The amount alone: 壹万捌仟元整.
     *
     * @param amount not negative, below 10^16, with at most two decimals
     * @throws IllegalArgumentException for any other
     */
    public static String write(BigDecimal amount) {
        if (!isWritable(amount)) {
            throw new IllegalArgumentException("No amount of a contract: " + amount.toPlainString());
        }
        long cents;
        try {
            cents = amount.setScale(2, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("More than two decimals: " + amount.toPlainString(), e);
        }
        long yuan = cents / 100;
        int jiao = (int) (cents / 10 % 10);
        int fen = (int) (cents % 10);
        if (cents == 0) {
            return "零元整";
        }
        var text = new StringBuilder(yuan == 0 ? "" : whole(yuan) + "元");
        if (jiao == 0 && fen == 0) {
            return text.append("整").toString();
        }
        if (yuan > 0 && (jiao == 0 || yuan % 10 == 0)) {
            text.append("零");
        }
        if (jiao > 0) {
            text.append(DIGITS.charAt(jiao)).append("角");
        }
        if (fen > 0) {
            text.append(DIGITS.charAt(fen)).append("分");
        }
        return text.toString();
    }

    private static String whole(long yuan) {
        var text = new StringBuilder();
        boolean zeros = false;
        for (int group = 3; group >= 0; group--) {
            int four = (int) (yuan / (long) Math.pow(10_000, group) % 10_000);
            for (int within = 3; within >= 0; within--) {
                int digit = four / (int) Math.pow(10, within) % 10;
                if (digit == 0) {
                    zeros = text.length() > 0;
                } else {
                    text.append(zeros ? "零" : "").append(DIGITS.charAt(digit)).append(WITHIN[within]);
                    zeros = false;
                }
            }
            if (four > 0) {
                text.append(unit(group, yuan));
                zeros = false;
            }
        }
        return text.toString();
    }

    /** Ten thousand times a hundred million is 万亿, or 万 alone where more of the 亿 follows. */
    private static String unit(int group, long yuan) {
        return switch (group) {
            case 3 -> yuan / 100_000_000 % 10_000 == 0 ? "万亿" : "万";
            case 2 -> "亿";
            case 1 -> "万";
            default -> "";
        };
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    public static BigDecimal parse(String text) {
        var amount = new Reading(text).amount();
        if (!write(amount).equals(text)) {
            throw new IllegalArgumentException("“" + text + "” is no amount as contracts write it");
        }
        return amount;
    }

    /** Reads from the left: digits gather, units multiply. */
    private static final class Reading {

        private final String text;

        private Reading(String text) {
            this.text = text;
        }

        BigDecimal amount() {
            long total = 0;
            long group = 0;
            long digit = 0;
            long cents = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                int value = DIGITS.indexOf(c);
                if (value >= 0) {
                    digit = value;
                    continue;
                }
                switch (c) {
                    case '拾' -> group += digit * 10;
                    case '佰' -> group += digit * 100;
                    case '仟' -> group += digit * 1000;
                    case '万' -> {
                        total += (group + digit) * 10_000;
                        group = 0;
                    }
                    case '亿' -> {
                        total = (total + group + digit) * 100_000_000;
                        group = 0;
                    }
                    case '元' -> {
                        total += group + digit;
                        group = 0;
                    }
                    case '角' -> cents += digit * 10;
                    case '分' -> cents += digit;
                    case '整' -> {}
                    default -> throw new IllegalArgumentException("“" + c + "” is no part of an amount");
                }
                digit = 0;
            }
            return BigDecimal.valueOf(total * 100 + cents, 2);
        }
    }
}
