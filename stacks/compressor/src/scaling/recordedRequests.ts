/**
 * Requests that a load balancer of AWS counted in each five minutes of 22 April 2014, from 00:00 UTC on: CloudWatch's `RequestCount`, as the
 * Numenta Anomaly Benchmark has it in `data/realAWSCloudwatch/elb_request_count_8c0756.csv` (github.com/numenta/NAB at ea702d7), under
 * the MIT licence:
 *
 * Copyright 2014-2024 Numenta Inc.
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
 * files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
 * modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
 * Software is furnished to do so, subject to the following conditions:
 *
 * The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.
 *
 * THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES
 * OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE
 * LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR
 * IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
 */
export const recordedRequests: readonly number[] = [
  76, 121, 75, 9, 41, 65, 74, 110, 160, 208, 5, 21, 5, 131, 129, 51, 65, 70, 158, 28, 33, 49, 3, 88, 42, 33, 6, 7, 2, 4,
  86, 7, 2, 31, 41, 97, 123, 23, 3, 44, 91, 67, 29, 223, 21, 42, 39, 48, 33, 50, 75, 34, 1, 56, 27, 92, 46, 8, 35, 24,
  13, 31, 18, 66, 10, 8, 7, 36, 31, 6, 4, 22, 48, 207, 34, 6, 17, 53, 8, 77, 36, 121, 4, 60, 8, 4, 6, 84, 3, 24, 1, 7,
  9, 37, 5, 26, 112, 34, 11, 48, 14, 74, 96, 56, 81, 8, 54, 34, 3, 67, 119, 13, 75, 5, 14, 147, 38, 6, 84, 8, 98, 120,
  89, 37, 6, 16, 87, 33, 48, 6, 41, 31, 27, 49, 95, 6, 8, 37, 6, 34, 9, 11, 41, 28, 97, 84, 41, 152, 74, 75, 45, 168, 7,
  29, 123, 5, 36, 155, 44, 5, 128, 22, 57, 62, 66, 63, 34, 7, 2, 81, 70, 109, 52, 50, 109, 7, 38, 64, 10, 61, 88, 54,
  163, 50, 19, 4, 192, 44, 49, 62, 4, 94, 151, 152, 35, 42, 84, 69, 9, 68, 72, 11, 308, 97, 200, 100, 109, 43, 230, 181,
  151, 179, 44, 125, 12, 116, 150, 87, 69, 10, 64, 244, 99, 11, 32, 57, 40, 86, 136, 116, 84, 150, 48, 175, 656, 256,
  195, 338, 13, 145, 173, 120, 92, 27, 79, 90, 131, 235, 42, 88, 136, 239, 61, 55, 135, 102, 112, 184, 184, 64, 112,
  114, 174, 229, 102, 114, 89, 59, 36, 26, 227, 52, 11, 84, 52, 14, 9, 50, 88, 84, 120, 50, 144, 94, 17, 109, 79, 45,
];
