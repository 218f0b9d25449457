import { describe, expect, test } from "vitest";
import { capitalAmount } from "./capitals";
import { isCreditCode, isIdentityNumber } from "./checksums";

describe("identity numbers", () => {
  test.each([
    ["11010519491231002X", true],
    ["440524188001010014", true],
    ["110105194912310021", false],
    ["11010519490231002X", false],
    ["11010519491231002x", false],
    ["1101051949123100", false],
  ])("%s: %s", (text, isRight) => {
    expect(isIdentityNumber(text)).toBe(isRight);
  });
});

describe("credit codes", () => {
  test.each([
    ["91350100M000100Y43", true],
    ["91350100M000100Y44", false],
    ["91350100I000100Y43", false],
    ["", false],
  ])("%s: %s", (text, isRight) => {
    expect(isCreditCode(text)).toBe(isRight);
  });
});

describe("amounts in capitals", () => {
  test.each([
    ["0", "零元整"],
    ["1409.50", "壹仟肆佰零玖元伍角整"],
    ["6007.14", "陆仟零柒元壹角肆分"],
    ["1680.32", "壹仟陆佰捌拾元叁角贰分"],
    ["16409.02", "壹万陆仟肆佰零玖元零贰分"],
    ["325.04", "叁佰贰拾伍元零肆分"],
    ["100000001", "壹亿零壹元整"],
    ["100010000", "壹亿零壹万元整"],
    ["10203", "壹万零贰佰零叁元整"],
    ["1000000000000", "壹万亿元整"],
    ["0.05", "伍分"],
    ["-12", "负壹拾贰元整"],
    ["abc", ""],
  ])("%s is %s", (amount, words) => {
    expect(capitalAmount(amount)).toBe(words);
  });
});
