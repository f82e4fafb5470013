/**
 * A room is told what people who deleted their accounts left in it when so many more have left than
 * it was told of before: neither a sum nor the difference of two is that of one person or of two.
 */
export const LEFT_AT_LEAST = 3;
