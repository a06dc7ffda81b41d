package org.silicnn.image;

import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Names as people count: {@code img2} before {@code img10}. */
enum NaturalOrder implements Comparator<String> {
    INSTANCE;

    private static final Pattern PIECE = Pattern.compile("[0-9]+|[^0-9]+");

    @Override
    public int compare(String a, String b) {
        List<String> ofA = pieces(a);
        List<String> ofB = pieces(b);
        for (int i = 0; i < Math.min(ofA.size(), ofB.size()); i++) {
            int order = comparePieces(ofA.get(i), ofB.get(i));
            if (order != 0) {
                return order;
            }
        }
        // Equal but for leading zeros: any fixed order will do.
        int order = Integer.compare(ofA.size(), ofB.size());
        return order != 0 ? order : a.compareTo(b);
    }

    private static List<String> pieces(String name) {
        return PIECE.matcher(name).results().map(MatchResult::group).toList();
    }

    private static int comparePieces(String a, String b) {
        if (!isNumber(a) || !isNumber(b)) {
            return a.compareTo(b);
        }
        String valueA = a.replaceFirst("^0+", "");
        String valueB = b.replaceFirst("^0+", "");
        int order = Integer.compare(valueA.length(), valueB.length());
        return order != 0 ? order : valueA.compareTo(valueB);
    }

    private static boolean isNumber(String piece) {
        return piece.charAt(0) >= '0' && piece.charAt(0) <= '9';
    }
}
