package org.pontis.dicom.query;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Fuzzy semantic matching of person names (PS3.4 C.2.2.2.1.1). Names are taken as words without
 * order, without accents and without case; every word of the key must begin a word of one component
 * group of the name, or sound like it: two words of at least three Latin letters sound alike when
 * {@link #sound} gives the same for both.
 */
final class FuzzyWords {
  private static final int SHORTEST_SOUND = 3;
  private static final Pattern SEPARATORS = Pattern.compile("[\\s^,.;'’`\\-]+");

  /** Letters that Unicode does not take apart, and what stands for them. */
  private static final String[][] LETTERS = {
    {"ß", "ss"},
    {"æ", "ae"},
    {"œ", "oe"},
    {"ø", "o"},
    {"đ", "d"},
    {"ð", "d"},
    {"þ", "th"},
    {"ł", "l"},
    {"ı", "i"},
    {"ħ", "h"},
    {"ς", "σ"}
  };

  /** Spellings of one sound, in the order they are replaced. */
  private static final String[][] SPELLINGS = {
    {"tsch", "s"}, {"sch", "s"}, {"sh", "s"}, {"cz", "s"}, {"ch", "k"}, {"ck", "k"}, {"ph", "f"},
    {"th", "t"}, {"dt", "t"}, {"x", "ks"}, {"q", "k"}, {"c", "k"}, {"z", "s"}, {"w", "v"},
    {"d", "t"}, {"g", "k"}, {"b", "p"}, {"j", "y"}
  };

  private record Word(String text, String sound) {}

  private final List<Word> wanted;

  private FuzzyWords(List<Word> wanted) {
    this.wanted = wanted;
  }

  /** The words of a key; wild cards separate words. */
  static FuzzyWords of(String key) {
    String folded = fold(key.replace('*', ' ').replace('?', ' ').replace('=', ' '));
    List<Word> words = new ArrayList<>();
    for (String word : SEPARATORS.split(folded, -1)) {
      if (!word.isEmpty()) {
        words.add(new Word(word, sound(word)));
      }
    }
    return new FuzzyWords(words);
  }

  /** Whether one component group of the name has all words; a key without words matches nothing. */
  boolean match(String name) {
    if (wanted.isEmpty()) {
      return false;
    }
    for (String group : fold(name).split("=", 3)) {
      String[] words = SEPARATORS.split(group, -1);
      if (wanted.stream().allMatch(word -> isAmong(words, word))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAmong(String[] words, Word wanted) {
    for (String word : words) {
      if (word.startsWith(wanted.text())
          || (!wanted.sound().isEmpty() && wanted.sound().equals(sound(word)))) {
        return true;
      }
    }
    return false;
  }

  /** Small letters without accents. */
  static String fold(String text) {
    String folded = text.toLowerCase(Locale.ROOT);
    if (folded.chars().allMatch(c -> c < 0x80)) {
      return folded;
    }
    folded = Normalizer.normalize(folded, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    for (String[] letter : LETTERS) {
      folded = folded.replace(letter[0], letter[1]);
    }
    return folded;
  }

  /**
   * The consonants of a folded Latin word, spellings of one sound made equal, doubled ones once; a
   * vowel at the beginning becomes {@code a}. Empty for other words and short ones.
   */
  static String sound(String word) {
    if (word.length() < SHORTEST_SOUND || !word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
      return "";
    }
    String spelled = word;
    for (String[] spelling : SPELLINGS) {
      spelled = spelled.replace(spelling[0], spelling[1]);
    }
    StringBuilder sound = new StringBuilder(spelled.length());
    for (int i = 0; i < spelled.length(); i++) {
      char letter = spelled.charAt(i);
      boolean silent = "aeiouyh".indexOf(letter) >= 0;
      char kept = silent && i == 0 && letter != 'h' && letter != 'y' ? 'a' : letter;
      boolean doubled = i > 0 && spelled.charAt(i - 1) == letter;
      if ((!silent || i == 0) && !doubled) {
        sound.append(kept);
      }
    }
    return sound.toString();
  }
}
